import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { readRawForm, textOf } from '../../../platform/http/form.ts'
import { holding } from '../../../platform/http/policy.ts'
import { redirectTo } from '../../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { signedInOf } from '../../../platform/http/who.ts'
import { practicePath, practicesPath } from '../practice.paths.ts'
import { findPractice } from '../practice.repository.ts'
import { askForPractice, decidePracticeClaim, listPracticeClaims } from './attributed-claim.service.ts'
import { ClaimPracticePage, ListPracticeClaimsPage } from './claim-practice.page.tsx'
import { noPractice } from './own-practice.ts'
import { findWritten } from './written-practice.repository.ts'
import { ownerNameOf } from './written-practice.service.ts'
import type { WritingParts } from './writing-parts.ts'

const editor = holding('organisation-editor')
const administrator = holding('administrator')
const claimsPath = '/practice-claims'

/** The pages on which an organisation says that a practice described from a published source is its own. */
export function attributedClaimRoutes(parts: WritingParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'ask whose a practice is',
      method: 'GET',
      path: `${practicesPath}/:id/claim`,
      policy: editor,
      examples: [],
      handler: (context) => withAttributed(context, parts, undefined),
    },
    {
      kind: 'page',
      name: 'claim a practice',
      method: 'POST',
      path: `${practicesPath}/:id/claim`,
      policy: editor,
      handler: (context) => claimPractice(context, parts),
    },
    {
      kind: 'page',
      name: 'list claims of practices',
      method: 'GET',
      path: claimsPath,
      policy: administrator,
      handler: async () => {
        const claims = await listPracticeClaims(parts.database)
        const shown = await Promise.all(
          claims.map(async (claim) => ({
            ...claim,
            title: (await findPractice(parts.database, claim.practiceId))?.practice.title ?? claim.practiceId,
            owner: await ownerNameOf(parts.database, claim.organisationId),
          })),
        )
        return <ListPracticeClaimsPage site={parts.site} path={claimsPath} claims={shown} />
      },
    },
    {
      kind: 'page',
      name: 'decide a claim of a practice',
      method: 'POST',
      path: `${claimsPath}/:id`,
      policy: administrator,
      handler: async (context) => {
        const raw = await readRawForm(context)
        const asked = {
          id: context.req.param('id') ?? '',
          who: signedInOf(context),
          accepted: textOf(raw, 'how') === 'accept',
          reason: textOf(raw, 'reason'),
        }
        const done = await decidePracticeClaim(parts, parts.database, asked)
        return done.ok ? redirectTo(claimsPath) : done
      },
    },
  ]
}

async function withAttributed(
  context: HttpContext,
  parts: WritingParts,
  error: string | undefined,
): Promise<PageAnswer> {
  const id = context.req.param('id') ?? ''
  const found = await findPractice(parts.database, id)
  if (found === undefined || (await findWritten(parts.database, id)) !== undefined) return refuse(noPractice)
  const page = <ClaimPracticePage site={parts.site} practice={found.practice} error={error} />
  return error === undefined ? page : await answerPage(context, page, { status: 400 })
}

async function claimPractice(context: HttpContext, parts: WritingParts): Promise<PageAnswer> {
  const practiceId = context.req.param('id') ?? ''
  if ((await findPractice(parts.database, practiceId)) === undefined) return refuse(noPractice)
  const who = signedInOf(context)
  const why = textOf(await readRawForm(context), 'why')
    .trim()
    .slice(0, 2_000)
  const [organisationId] = who.holdings.flatMap(({ role, scope }) =>
    role === 'organisation-editor' && scope.kind === 'organisation' ? [scope.id] : [],
  )
  if (why === '' || organisationId === undefined)
    return await withAttributed(context, parts, 'Say how we can see that it is yours')
  const asked = { practiceId, organisationId, why, askedBy: who.personId, at: parts.now() }
  await parts.database.transaction().execute((transaction) => askForPractice(transaction, asked))
  return redirectTo(practicePath(practiceId))
}
