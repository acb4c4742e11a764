import { z } from 'zod'
import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Fields, type Question } from '../../design-system/form/fields.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { answerPage, answerProblem } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { formToken, readForm, textOf, type RawForm } from '../../platform/http/form.ts'
import { signedIn } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { submitResult } from '../../platform/http/submit-result.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import { findPractice, type Practice } from '../practices/index.ts'
import { answerNotFound } from '../site/index.ts'
import { adoptersOf, isOwner, nameAdopter, type NamedAdopter } from './adopters.ts'
import type { Adopter } from './adoption.domain.ts'
import { heardQuestion, heardTyped } from './adoption.forms.ts'
import type { AdoptionParts } from './adoption-parts.ts'
import { adoptionPath, adoptionsPath, newAdoptionPath } from './adoption.paths.ts'
import { beginAdoption, claimAdoption } from './adoption.service.ts'

/** The routes by which an adopter notes an adoption, and an owner claims one. */
export function newAdoptionRoutes(parts: AdoptionParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'note new adoption',
      method: 'GET',
      path: `${adoptionsPath}/new`,
      policy: signedIn,
      examples: [newAdoptionPath('lib-holiday-activities-and-food')],
      handler: (context) => showNew(context, parts),
    },
    {
      kind: 'page',
      name: 'begin adoption',
      method: 'POST',
      path: adoptionsPath,
      policy: signedIn,
      handler: (context) => takeNew(context, parts),
    },
    {
      kind: 'page',
      name: 'claim adoption',
      method: 'POST',
      path: `${adoptionsPath}/claims`,
      policy: signedIn,
      handler: (context) => takeClaim(context, parts),
    },
  ]
}

type Returned = Readonly<{ raw: RawForm; errors: readonly FieldError[]; token: string }>

async function showNew(context: HttpContext, parts: AdoptionParts): Promise<PageAnswer> {
  const practice = await practiceOf(parts, context.req.query('practice') ?? '')
  return practice === undefined ? await noPractice(context, parts) : await draw(context, parts, practice, {})
}

async function practiceOf({ database }: AdoptionParts, id: string): Promise<Practice | undefined> {
  return id === '' || id.length > 200 ? undefined : (await findPractice(database, id))?.practice
}

async function draw(
  context: HttpContext,
  parts: AdoptionParts,
  practice: Practice,
  { begin, claim }: Readonly<{ begin?: Returned; claim?: Returned }>,
) {
  const { database, titles } = parts
  const who = signedInOf(context)
  const named = await Promise.all(adoptersOf(who).map((adopter) => nameAdopter(database, titles, adopter)))
  const own = named.filter((one) => one !== undefined)
  const owns = isOwner(who, await parts.practiceOwner(database, practice.id))
  return <NewAdoptionPage parts={parts} practice={practice} own={own} owns={owns} begin={begin} claim={claim} />
}

function NewAdoptionPage({
  parts,
  practice,
  own,
  owns,
  begin,
  claim,
}: Readonly<{
  parts: AdoptionParts
  practice: Practice
  own: readonly NamedAdopter[]
  owns: boolean
  begin: Returned | undefined
  claim: Returned | undefined
}>) {
  const questions: readonly Question[] = [
    {
      name: 'adopter',
      kind: 'radios',
      label: 'Who takes it up?',
      choices: own.map(({ adopter, name }) => ({ value: `${adopter.kind}:${adopter.id}`, text: name })),
    },
    heardQuestion,
  ]
  return (
    <Page
      site={parts.site}
      title={`Take up: ${practice.title}`}
      path={adoptionsPath}
      hasErrors={begin !== undefined || claim !== undefined}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={[...(begin?.errors ?? []), ...(claim?.errors ?? [])]} />
          <h1 class="govuk-heading-l">Take up: {practice.title}</h1>
          {own.length === 0 ? (
            <p class="govuk-body">
              Only somebody who is adopter, commissioner or editor of a body can say that it takes a practice up. An
              administrator gives that role.
            </p>
          ) : (
            <Form
              action={adoptionsPath}
              label="Note an adoption"
              hidden={{ token: begin?.token ?? formToken(), practice: practice.id }}
            >
              <p class="govuk-body">Nobody else sees it before you have decided.</p>
              <Fields questions={questions} typed={begin?.raw} errors={begin?.errors} />
              <Button>Note it</Button>
            </Form>
          )}
          {owns && (
            <>
              <h2 class="govuk-heading-m">You own this practice: say who uses it</h2>
              <p class="govuk-body">It is shown apart until they confirm it.</p>
              <Form
                action={`${adoptionsPath}/claims`}
                label="Say who uses it"
                hidden={{ token: claim?.token ?? formToken(), practice: practice.id }}
              >
                <Fields
                  questions={[
                    {
                      name: 'user',
                      kind: 'line',
                      label: 'The council or organisation',
                      hint: 'Its code or number, such as E08000001 or GB-CHC-1164883',
                    },
                  ]}
                  typed={claim?.raw}
                  errors={claim?.errors}
                />
                <Button classes="govuk-button--secondary">Say that they use it</Button>
              </Form>
            </>
          )}
        </div>
      </div>
    </Page>
  )
}

const adopterTyped = (message: string) =>
  z.string({ error: message }).transform((text, context): Adopter => {
    const [, kind, id] = /^(place|organisation):(.{1,190})$/.exec(text.trim()) ?? []
    if (id !== undefined && (kind === 'place' || kind === 'organisation')) return { kind, id }
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

const beginSchema = z.object({ adopter: adopterTyped('Choose who takes it up'), heard_by: heardTyped })
const claimSchema = z.object({
  user: z.string({ error: 'Say who uses it' }).trim().min(1, 'Say who uses it').max(190, 'That is too long'),
})

async function takeNew(context: HttpContext, parts: AdoptionParts): Promise<PageAnswer> {
  const form = await readForm(context, beginSchema)
  const practice = await practiceOf(parts, textOf(form.raw, 'practice'))
  if (practice === undefined) return await noPractice(context, parts)
  const again = async (errors: readonly FieldError[]) =>
    await answerPage(
      context,
      await draw(context, parts, practice, { begin: { raw: form.raw, errors, token: form.token } }),
      { status: 400 },
    )
  if (!form.ok) return await again(form.errors)
  const { adopter, heard_by: heardBy } = form.value
  const named = await nameAdopter(parts.database, parts.titles, adopter)
  if (named === undefined) return await again([{ field: 'adopter', message: 'Choose who takes it up' }])
  const done = await submitResult(
    parts.database,
    { token: form.token, route: 'begin adoption' },
    async (transaction) => {
      const begun = await beginAdoption(
        transaction,
        {
          practiceId: practice.id,
          adopter,
          placeCode: named.placeCode,
          by: signedInOf(context),
          began: [],
          heardBy,
          considers: false,
        },
        parts.now(),
        parts,
      )
      return begun.ok ? { ok: true, value: adoptionPath(begun.value.id) } : begun
    },
  )
  return done.ok ? redirectTo(done.value) : await answerProblem(context, done.problem)
}

async function takeClaim(context: HttpContext, parts: AdoptionParts): Promise<PageAnswer> {
  const form = await readForm(context, claimSchema)
  const practice = await practiceOf(parts, textOf(form.raw, 'practice'))
  if (practice === undefined) return await noPractice(context, parts)
  const again = async (errors: readonly FieldError[]) =>
    await answerPage(
      context,
      await draw(context, parts, practice, { claim: { raw: form.raw, errors, token: form.token } }),
      { status: 400 },
    )
  if (!form.ok) return await again(form.errors)
  const { user } = form.value
  const asPlace = await nameAdopter(parts.database, parts.titles, { kind: 'place', id: user })
  const named = asPlace ?? (await nameAdopter(parts.database, parts.titles, { kind: 'organisation', id: user }))
  if (named === undefined) return await again([{ field: 'user', message: `We do not know ${user}` }])
  const done = await submitResult(
    parts.database,
    { token: form.token, route: 'claim adoption' },
    async (transaction) => {
      const claimed = await claimAdoption(
        transaction,
        {
          practiceId: practice.id,
          adopter: named.adopter,
          placeCode: named.placeCode,
          by: signedInOf(context),
          began: [],
        },
        parts.now(),
        parts,
      )
      return claimed.ok ? { ok: true, value: adoptionPath(claimed.value.id) } : claimed
    },
  )
  return done.ok ? redirectTo(done.value) : await answerProblem(context, done.problem)
}

async function noPractice(context: HttpContext, { site }: AdoptionParts): Promise<Response> {
  return await answerNotFound(context, site, {
    title: 'There is no practice to take up at this address',
    detail: 'Open a practice and choose “We want to take this up”.',
    near: [],
    list: { text: 'Look through all practices', href: '/practices' },
  })
}
