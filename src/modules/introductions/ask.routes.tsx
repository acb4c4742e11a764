import { z } from 'zod'
import type { FieldError } from '../../core/problem.ts'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, type RawForm } from '../../platform/http/form.ts'
import { signedIn, type SignedIn } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { submitResult } from '../../platform/http/submit-result.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import { answerNotFound } from '../site/index.ts'
import { askedOfForm, findAsked, type Asked } from './asked.ts'
import { AskPage } from './ask.page.tsx'
import { mostCharacters } from './introduction.domain.ts'
import { adultTicked, reachTyped } from './introduction.forms.ts'
import { askPath, introductionPath, introductionsPath } from './introduction.paths.ts'
import { nameParty, partiesOf, speaksFor, type NamedParty } from './parties.ts'
import { readParty } from './party.ts'
import { propose } from './propose.service.ts'
import type { IntroductionParts } from './introduction-parts.ts'

const longestId = 200
const idTyped = z.string().max(longestId).optional()

const askSchema = z.object({
  second: z.string().max(longestId),
  practice: idTyped,
  need: idTyped,
  record: idTyped,
  first: z.string({ error: 'Choose on whose behalf you ask' }).max(longestId),
  purpose: z.enum(['adopt', 'fund', 'write_up', 'learn'], { error: 'Choose why you want to meet' }),
  words: z
    .string({ error: 'Say why in your own words' })
    .trim()
    .max(mostCharacters * 2),
  reach: reachTyped,
  adult: adultTicked,
})

/** The routes by which somebody asks to be introduced. */
export function askRoutes(parts: IntroductionParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'ask to be introduced',
      method: 'GET',
      path: `${introductionsPath}/new`,
      policy: signedIn,
      examples: [askPath({ practice: 'lib-holiday-activities-and-food' })],
      handler: (context) => showAsk(context, parts),
    },
    {
      kind: 'page',
      name: 'propose introduction',
      method: 'POST',
      path: introductionsPath,
      policy: signedIn,
      handler: (context) => takeAsk(context, parts),
    },
  ]
}

async function showAsk(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  const query = (name: string) => {
    const value = context.req.query(name)
    return value === undefined || value === '' || value.length > longestId ? {} : { [name]: value }
  }
  const asked = await findAsked(parts.database, parts, {
    ...query('organisation'),
    ...query('place'),
    ...query('practice'),
    ...query('need'),
    ...query('record'),
  })
  if (asked === undefined) return await nobody(context, parts)
  return <AskPage parts={parts} asked={asked} own={await ownParties(parts, signedInOf(context))} />
}

async function takeAsk(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  const who = signedInOf(context)
  const form = await readForm(context, askSchema)
  const sent = askSchema.pick({ second: true, practice: true, need: true, record: true }).safeParse(form.raw)
  const asked = sent.success ? await findAsked(parts.database, parts, askedOfForm(sent.data)) : undefined
  if (asked === undefined) return await nobody(context, parts)
  const again = async (errors: readonly FieldError[], status = 400) =>
    await answerPage(context, await askAgain(parts, asked, who, { raw: form.raw, errors, token: form.token }), {
      status,
    })
  if (!form.ok) return await again(form.errors)
  const first = readParty(form.value.first)
  if (first === undefined || !speaksFor(who, first)) {
    return await again([{ field: 'first', message: 'Choose somebody that you speak for' }])
  }
  const { purpose, words, reach } = form.value
  const { practiceId, needId, recordId, second } = asked
  const done = await submitResult(
    parts.database,
    { token: form.token, route: 'propose introduction' },
    async (transaction) => {
      const proposed = await propose(
        transaction,
        {
          purpose,
          words,
          reach,
          first,
          second: second.party,
          placeCode: second.placeCode,
          practiceId,
          needId,
          recordId,
          by: { personId: who.personId, name: who.name },
          isBroker: false,
        },
        parts.now(),
        parts,
      )
      return proposed.ok ? { ok: true, value: introductionPath(proposed.value.id) } : proposed
    },
  )
  if (done.ok) return redirectTo(done.value)
  const { fields, title, kind } = done.problem
  return await again(fields ?? [{ field: 'words', message: title }], kind === 'conflict' ? 409 : 400)
}

async function askAgain(
  parts: IntroductionParts,
  asked: Asked,
  who: SignedIn,
  returned: Readonly<{ raw: RawForm; errors: readonly FieldError[]; token: string }>,
) {
  return <AskPage parts={parts} asked={asked} own={await ownParties(parts, who)} returned={returned} />
}

async function ownParties({ database, titles }: IntroductionParts, who: SignedIn): Promise<readonly NamedParty[]> {
  const named = await Promise.all(partiesOf(who).map((party) => nameParty(database, titles, party)))
  return named.filter((one) => one !== undefined)
}

async function nobody(context: HttpContext, { site }: IntroductionParts): Promise<Response> {
  return await answerNotFound(context, site, {
    title: 'There is nobody to be introduced to at this address',
    detail:
      'Open a practice or an organisation and choose “Ask to be introduced”. Organisations that no longer exist cannot be asked.',
    near: [],
    list: { text: 'Look through all practices', href: '/practices' },
  })
}
