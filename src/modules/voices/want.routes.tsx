import { problem, type FieldError } from '../../core/problem.ts'
import { refuse } from '../../core/result.ts'
import type { Place } from '../../engines/matching/places/place-rows.ts'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, readRawForm, type RawForm } from '../../platform/http/form.ts'
import { anyone, visitor } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { findPractice, type Practice } from '../practices/index.ts'
import { answerNotFound } from '../site/index.ts'
import { newReturnCode } from './return-code.ts'
import { sayVoice } from './say-voice.service.ts'
import { SentPage } from './sent.page.tsx'
import type { VoiceParts } from './voice-parts.ts'
import { CheckWantPage, WantPage, WantPlacePage, type Typed } from './want.page.tsx'
import { wantSchema, type WantForm } from './want.schema.ts'
import { wantOutlook } from './want.service.ts'

const examplePractice = '/practices/speech-novas/want'

/** Asking for a practice in a place: where, then the few fields, then a check, then the code. */
export function wantRoutes(parts: VoiceParts): RouteTable {
  const path = '/practices/:id/want'
  return [
    {
      kind: 'page',
      name: 'want practice',
      method: 'GET',
      path,
      policy: anyone,
      examples: [examplePractice, `${examplePractice}?place=Bolton`],
      handler: (context) => withPractice(context, parts, showWant),
    },
    {
      kind: 'page',
      name: 'check want',
      method: 'POST',
      path: `${path}/check`,
      policy: anyone,
      handler: (context) => withPractice(context, parts, checkWant),
    },
    {
      kind: 'page',
      name: 'change want',
      method: 'POST',
      path: `${path}/change`,
      policy: anyone,
      handler: (context) => withPractice(context, parts, changeWant),
    },
    {
      kind: 'page',
      name: 'send want',
      method: 'POST',
      path,
      policy: anyone,
      cost: 'expensive',
      handler: (context) => withPractice(context, parts, sendWant),
    },
  ]
}

type Step = (context: HttpContext, parts: VoiceParts, practice: Practice) => Promise<PageAnswer>

async function withPractice(context: HttpContext, parts: VoiceParts, step: Step): Promise<PageAnswer> {
  const found = await findPractice(parts.database, context.req.param('id') ?? '')
  if (found !== undefined) return await step(context, parts, found.practice)
  return await answerNotFound(context, parts.site, {
    title: 'There is no practice at this address',
    detail: 'It may have been taken out, or the address may have been cut off.',
    near: [],
    list: { text: 'Look through all practices', href: '/practices' },
  })
}

/** The council that somebody meant; a postcode is read for it and not kept. Larger areas are no place to ask in. */
function placeOf(
  parts: VoiceParts,
  typed: string,
): Readonly<{ place: Place }> | Readonly<{ errors: readonly FieldError[] }> {
  const { findPlace, register } = parts.places()
  const found = findPlace(typed)
  if (!found.ok) return { errors: [{ field: 'place', message: found.problem.title }] }
  const place = register.places.get(found.value.code)
  if (place === undefined || place.level === 'region' || place.level === 'nation' || place.level === 'former') {
    return {
      errors: [{ field: 'place', message: 'Write a postcode or one council: a larger area has no one who answers' }],
    }
  }
  return { place }
}

async function showWant(context: HttpContext, parts: VoiceParts, practice: Practice): Promise<PageAnswer> {
  const typed = context.req.query('place')
  if (typed === undefined) return <WantPlacePage parts={parts} practice={practice} typed={{}} errors={[]} />
  const where = placeOf(parts, typed)
  if ('errors' in where) {
    // A full postcode is not shown again: it can name one home.
    const page = <WantPlacePage parts={parts} practice={practice} typed={{ place: typed }} errors={where.errors} />
    return await answerPage(context, page, { status: 400 })
  }
  const outlook = await wantOutlook(parts, practice, where.place)
  return <WantPage parts={parts} practice={practice} typed={{ code: newReturnCode() }} errors={[]} outlook={outlook} />
}

const textsOf = (raw: RawForm): Typed =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [[name, value[0] ?? '']],
    ),
  )

async function checkWant(context: HttpContext, parts: VoiceParts, practice: Practice): Promise<PageAnswer> {
  const form = await readForm(context, wantSchema)
  const typed = textsOf(form.raw)
  const where = placeOf(parts, typed['place'] ?? '')
  if ('errors' in where) {
    return await answerPage(
      context,
      <WantPlacePage parts={parts} practice={practice} typed={typed} errors={where.errors} />,
      { status: 400 },
    )
  }
  const outlook = await wantOutlook(parts, practice, where.place)
  const view = { parts, practice, typed, outlook }
  if (!form.ok) return await answerPage(context, <WantPage {...view} errors={form.errors} />, { status: 400 })
  return <CheckWantPage {...view} typed={formTexts(form.value)} errors={[]} />
}

/** The parsed form as hidden fields of the next page. */
function formTexts({ isUnder18, ...texts }: WantForm): Typed {
  return { ...texts, ...(isUnder18 && { isUnder18: 'yes' }) }
}

async function changeWant(context: HttpContext, parts: VoiceParts, practice: Practice): Promise<PageAnswer> {
  const typed = textsOf(await readRawForm(context))
  const where = placeOf(parts, typed['place'] ?? '')
  if ('errors' in where) return <WantPlacePage parts={parts} practice={practice} typed={typed} errors={where.errors} />
  const outlook = await wantOutlook(parts, practice, where.place)
  return <WantPage parts={parts} practice={practice} typed={typed} errors={[]} outlook={outlook} />
}

async function sendWant(context: HttpContext, parts: VoiceParts, practice: Practice): Promise<PageAnswer> {
  const form = await readForm(context, wantSchema)
  if (!form.ok) return refuse(form.problem)
  const where = placeOf(parts, form.value.place)
  if ('errors' in where)
    return refuse(problem('invalid', 'unknown-place', where.errors[0]?.message ?? '', { fields: where.errors }))
  const outlook = await wantOutlook(parts, practice, where.place)
  if (outlook.off !== undefined)
    return refuse(
      problem('conflict', 'voices-off', 'You cannot ask for this here at the moment', { detail: outlook.off }),
    )
  const { commissioner, owner, place } = outlook
  const { code, words, name, email, isUnder18, channel } = form.value
  const said = await sayVoice(
    parts,
    {
      code,
      kind: 'want',
      words,
      affected: undefined,
      placeCode: place.code,
      serviceArea: practice.serviceAreas[0],
      about: { kind: 'practice', id: practice.id, title: practice.title },
      isPrivate: false,
      body: commissioner?.body,
      bodyPlaceCode: commissioner?.bodyPlaceCode ?? place.code,
      owner,
      joins: undefined,
      asker: {
        name: name === '' ? undefined : name,
        // Of somebody under 18 no name is public.
        nameShown: isUnder18 && form.value.nameShown === 'public' ? 'officials' : form.value.nameShown,
        isAgainst: false,
        isUnder18,
        channel,
        email: email === '' ? undefined : email,
      },
    },
    { who: context.get('who') ?? visitor },
  )
  if (!said.ok) return said
  return <SentPage parts={parts} voice={said.value.voice} code={code} joined={said.value.joined} />
}
