import { expect } from 'vitest'
import type { TestApplication } from './application.ts'
import type { TestPerson } from './test-person.ts'

/** The organisation that owns what tests write, and another. */
export const owner = 'GB-CHC-1000003'
export const other = 'GB-CHC-1000116'

function organisation(id: string) {
  return {
    id,
    dataset: 'organisations',
    known_from: 'register' as const,
    status: 'live' as const,
    name: `CHARITY ${id}`,
    purposes: [],
    beneficiaries: [],
    how: [],
    concepts: [],
    service_areas: [],
    source: 'A register',
  }
}

/** Where an answer leads. */
export const locationOf = (response: Response) => response.headers.get('location') ?? ''

/** The token of a form in a page. */
export const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''

/** The value of a hidden field in a page. */
export const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** The words of a page without its markup. */
export const words = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'")

/** A review without a "no". */
export const allYes = { plain: 'yes', complete: 'yes', alone: 'yes', tried: 'yes', involved: 'yes', contact: 'yes' }

/** Somebody who writes for the owner and a reviewer, and what they do most. */
export async function writingDesk(running: TestApplication) {
  for (const id of [owner, other])
    await running.open.database.insertInto('organisations').values(organisation(id)).execute()
  const writer = await running.as('organisation-editor', { organisation: owner })
  const reviewer: TestPerson = await running.as('reviewer')

  const begin = async (person = writer): Promise<string> => {
    const path = `/organisations/${owner}/practices`
    const list = await (await person.request(path)).text()
    const begun = await person.post(path, { token: tokenIn(list) })
    expect(begun.status).toBe(303)
    return locationOf(begun).split('/')[2] ?? ''
  }

  const save = async (id: string, step: string, fields: Record<string, string>): Promise<Response> => {
    const page = await (await writer.request(`/practices/${id}/write/${step}`)).text()
    return await writer.post(`/practices/${id}/write/${step}`, { seen: hidden(page, 'seen'), ...fields })
  }

  const writeAll = async (id: string, title = 'Handyman visits after a fall'): Promise<void> => {
    const answers: Record<string, Record<string, string>> = {
      name: { title, summary: 'A handyman makes a home safe' },
      kind: { kind: 'service', serviceArea: 'older-people' },
      problem: { problem: 'Old people fall at home', saidAs: 'my dad keeps falling\nmum fell again' },
      people: { people: 'Older people who live alone', reachesLess: '' },
      done: { whatIsDone: 'Somebody comes and fits rails', why: '', materials: '' },
      components: { 'components-0-what': 'A visit within a week', 'components-0-role': 'core' },
      involved: {
        'involvements-0-group': 'People who had fallen',
        'involvements-0-stage': 'design',
        'involvements-0-how': 'asked',
      },
    }
    for (const [step, fields] of Object.entries(answers))
      expect([step, (await save(id, step, fields)).status]).toEqual([step, 303])
  }

  const send = async (id: string): Promise<Response> => {
    const page = await (await writer.request(`/practices/${id}/check`)).text()
    return await writer.post(`/practices/${id}/check`, { token: tokenIn(page), seen: hidden(page, 'seen') })
  }

  const review = async (id: string, answers: Record<string, string>, person = reviewer): Promise<Response> => {
    const page = await (await person.request(`/practices/${id}/review`)).text()
    return await person.post(`/practices/${id}/review`, { seen: hidden(page, 'seen'), ...answers })
  }

  /** Takes a practice all the way to its first edition; gives its id. */
  const publish = async (title: string): Promise<string> => {
    const id = await begin()
    await writeAll(id, title)
    await send(id)
    await reviewer.post(`/practices/${id}/review/take`, {})
    await review(id, allYes)
    return id
  }
  return { writer, reviewer, begin, save, writeAll, send, review, publish }
}
