import type { FieldError, Problem } from '../../core/problem.ts'
import { answerPage, answerProblem } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf } from '../../platform/http/form.ts'
import { anyone, holding, signedIn, type SignedIn } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { submitResult } from '../../platform/http/submit-result.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import { organisationPath } from '../organisations/index.ts'
import { answerNotFound } from '../site/index.ts'
import { doTo } from './answer.service.ts'
import { BrokerPage } from './broker.page.tsx'
import type { ReturnedForm } from './doing-forms.tsx'
import { doingForm } from './introduction.forms.ts'
import type { Introduction } from './introduction.domain.ts'
import { brokerPath, introductionPath, introductionsPath, ratesPath } from './introduction.paths.ts'
import { findIntroduction, listIntroductions } from './introduction.repository.ts'
import { viewIntroduction } from './introduction.view.ts'
import type { IntroductionParts } from './introduction-parts.ts'
import { LetterPage } from './letter.page.tsx'
import { ListIntroductionsPage, type ListedIntroduction } from './list-introductions.page.tsx'
import { nameParty, partiesOf, rolesIn } from './parties.ts'
import { RatesPage } from './rates.page.tsx'
import { readRates } from './rates.service.ts'
import { ShowIntroductionPage } from './show-introduction.page.tsx'

const mostListed = 200

/** The pages of introductions. */
export function introductionRoutes(parts: IntroductionParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list introductions',
      method: 'GET',
      path: introductionsPath,
      policy: signedIn,
      handler: (context) => listOwn(context, parts),
    },
    {
      kind: 'page',
      name: 'show reply rates',
      method: 'GET',
      path: ratesPath,
      policy: anyone,
      handler: async () => (
        <RatesPage parts={parts} rates={await readRates(parts.database, { ...parts, now: parts.now() })} />
      ),
    },
    {
      kind: 'page',
      name: 'show introductions for the broker',
      method: 'GET',
      path: brokerPath,
      policy: holding('broker', 'administrator'),
      handler: (context) => listForBroker(context, parts),
    },
    {
      kind: 'page',
      name: 'show introduction',
      method: 'GET',
      path: `${introductionsPath}/:id`,
      policy: signedIn,
      examples: [introductionPath('introduction-of-two')],
      handler: (context) => show(context, parts),
    },
    {
      kind: 'page',
      name: 'show introduction letter',
      method: 'GET',
      path: `${introductionsPath}/:id/letter`,
      policy: signedIn,
      examples: [`${introductionPath('introduction-of-two')}/letter`],
      handler: (context) => showLetter(context, parts),
    },
    {
      kind: 'page',
      name: 'change introduction',
      method: 'POST',
      path: `${introductionsPath}/:id/:event`,
      policy: signedIn,
      handler: (context) => takeDoing(context, parts),
    },
  ]
}

async function listed(
  parts: IntroductionParts,
  who: SignedIn,
  list: readonly Introduction[],
): Promise<readonly ListedIntroduction[]> {
  const { database, titles } = parts
  return await Promise.all(
    list.map(async (introduction) => ({
      introduction,
      first: (await nameParty(database, titles, introduction.first.party))?.name ?? 'Somebody',
      second: (await nameParty(database, titles, introduction.second.party))?.name ?? 'somebody',
      roles: rolesIn(who, introduction),
    })),
  )
}

async function listOwn(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  const who = signedInOf(context)
  const own = await listIntroductions(parts.database, { parties: partiesOf(who), limit: mostListed })
  return <ListIntroductionsPage parts={parts} listed={await listed(parts, who, own)} />
}

async function listForBroker(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  const who = signedInOf(context)
  const states = ['waiting', 'proposed', 'stalled'] as const
  const all = await listIntroductions(parts.database, { states, limit: mostListed })
  const mine = all.filter((one) => rolesIn(who, one).includes('broker'))
  return <BrokerPage parts={parts} listed={await listed(parts, who, mine)} />
}

async function show(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  return (await page(context, parts, undefined)) ?? (await notHere(context, parts))
}

/** The page of an introduction for who asks, with a form that came back; `undefined` for who has no part in it. */
async function page(context: HttpContext, parts: IntroductionParts, returned: ReturnedForm | undefined) {
  const introduction = await findIntroduction(parts.database, context.req.param('id') ?? '')
  if (introduction === undefined) return undefined
  const view = await viewIntroduction(parts.database, parts.titles, introduction, signedInOf(context))
  if (view === undefined) return undefined
  const nextBest =
    introduction.state === 'expired' && view.roles.includes('first') ? await parts.findNextBest(introduction) : []
  return <ShowIntroductionPage parts={parts} view={view} returned={returned} nextBest={nextBest} />
}

async function showLetter(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  const { database, titles } = parts
  const introduction = await findIntroduction(database, context.req.param('id') ?? '')
  if (introduction === undefined || introduction.state !== 'waiting') return await notHere(context, parts)
  if (rolesIn(signedInOf(context), introduction).length === 0) return await notHere(context, parts)
  const { party } = introduction.second
  const path = party.kind === 'organisation' ? organisationPath(party.id) : `/practices/${encodeURIComponent(party.id)}`
  return (
    <LetterPage
      parts={parts}
      introduction={introduction}
      first={await nameParty(database, titles, introduction.first.party)}
      second={await nameParty(database, titles, party)}
      claimAddress={`${parts.baseUrl ?? new URL(context.req.url).origin}${path}`}
    />
  )
}

async function takeDoing(context: HttpContext, parts: IntroductionParts): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const kind = doingForm(context.req.param('event') ?? '')
  if (kind === undefined) return await notHere(context, parts)
  const form = await readForm(context, kind.schema)
  const again = async (errors: readonly FieldError[], status: number, meanwhile = false) => {
    const drawn = await page(context, parts, { event: kind.event, raw: form.raw, token: form.token, errors, meanwhile })
    return drawn === undefined ? await notHere(context, parts) : await answerPage(context, drawn, { status })
  }
  if (!form.ok) return await again(form.errors, 400)
  const seen = Number(textOf(form.raw, 'version'))
  const done = await submitResult(
    parts.database,
    { token: form.token, route: 'change introduction' },
    async (transaction) => {
      const changed = await doTo(transaction, id, form.value, {
        who: signedInOf(context),
        seen: Number.isSafeInteger(seen) && seen > 0 ? seen : undefined,
        now: parts.now(),
        tools: parts,
        concludeWith: parts.concludeWith,
      })
      return changed.ok ? { ok: true, value: introductionPath(id) } : changed
    },
  )
  if (done.ok) return redirectTo(done.value)
  return await refused(context, done.problem, again)
}

async function refused(
  context: HttpContext,
  problem: Problem,
  again: (errors: readonly FieldError[], status: number, meanwhile?: boolean) => Promise<Response>,
): Promise<Response> {
  if (problem.kind === 'not-found' || problem.kind === 'forbidden') return await answerProblem(context, problem)
  const errors = problem.fields ?? [{ field: '', message: problem.detail ?? problem.title }]
  return await again(errors, problem.kind === 'invalid' ? 400 : 409, problem.code === 'changed-meanwhile')
}

async function notHere(context: HttpContext, { site }: IntroductionParts): Promise<Response> {
  return await answerNotFound(context, site, {
    title: 'There is no such introduction',
    detail: 'Only those who were asked, or who asked, can see an introduction.',
    near: [],
    list: { text: 'Your introductions', href: introductionsPath },
  })
}
