import { nameCase } from '../../../core/sentence-case/sentence-case.ts'
import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import { answerPage } from '../../../platform/http/answer.ts'
import type { HttpContext } from '../../../platform/http/environment.ts'
import { readForm, textOf } from '../../../platform/http/form.ts'
import { holding, holds } from '../../../platform/http/policy.ts'
import { redirectTo } from '../../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../../platform/http/route.ts'
import { signedInOf } from '../../../platform/http/who.ts'
import { organisationPath } from '../organisation.paths.ts'
import { findOrganisation } from '../organisation.repository.ts'
import type { ClaimParts } from './claim.service.ts'
import { EditProfilePage } from './edit-profile.page.tsx'
import {
  findOrganisationProfile,
  openOrganisationProfile,
  saveOrganisationProfile,
  type OrganisationProfile,
} from './organisation-profile.repository.ts'
import { formOf, profileFormSchema, withForm, type ProfileForm } from './profile-form.schema.ts'

const editor = holding('organisation-editor')

/** The page on which an organisation says what it does in its own words. */
export function profileRoutes(parts: ClaimParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'edit what an organisation says of itself',
      method: 'GET',
      path: '/organisations/:id/profile',
      policy: editor,
      examples: [],
      handler: (context) =>
        withProfile(context, parts, ({ organisation, profile }) => (
          <EditProfilePage site={parts.site} organisation={organisation} profile={profile} typed={formOf(profile)} />
        )),
    },
    {
      kind: 'page',
      name: 'save what an organisation says of itself',
      method: 'POST',
      path: '/organisations/:id/profile',
      policy: editor,
      handler: (context) => saveProfile(context, parts),
    },
  ]
}

type Own = Readonly<{ organisation: Readonly<{ id: string; name: string }>; profile: OrganisationProfile }>

async function withProfile(
  context: HttpContext,
  { database, now }: ClaimParts,
  work: (own: Own) => PageAnswer | Promise<PageAnswer>,
): Promise<PageAnswer> {
  const organisation = await findOrganisation(database, context.req.param('id') ?? '')
  if (organisation === undefined) return refuse(noOrganisation)
  const { id, name } = organisation
  const who = signedInOf(context)
  if (!holds(who, 'organisation-editor', { kind: 'organisation', id })) return refuse(notItsEditor)
  // Who was given the role in another way than by a claim finds an empty profile.
  await openOrganisationProfile(database, { organisationId: id, by: who.personId, at: now() })
  const profile = await findOrganisationProfile(database, id)
  if (profile === undefined) throw new Error('A profile that was just opened is not there')
  return await work({ organisation: { id, name: nameCase(name) }, profile })
}

const noOrganisation = problem('not-found', 'organisation-not-found', 'There is no organisation at this address')
const notItsEditor = problem('forbidden', 'not-its-editor', 'You do not write for this organisation', {
  detail: 'Somebody who does can invite you, or you can claim its profile.',
})

async function saveProfile(context: HttpContext, parts: ClaimParts): Promise<PageAnswer> {
  return await withProfile(context, parts, async ({ organisation, profile }) => {
    const form = await readForm(context, profileFormSchema)
    const again = async (typed: ProfileForm, more: object, status: number, now = profile) => {
      const view = { site: parts.site, organisation, profile: now, typed, ...more }
      return await answerPage(context, <EditProfilePage {...view} />, { status })
    }
    if (!form.ok) {
      const typed = Object.fromEntries(Object.keys(formOf(profile)).map((name) => [name, textOf(form.raw, name)]))
      return await again({ ...formOf(profile), ...typed }, { errors: form.errors }, 400)
    }
    const version = Number(form.value.seen)
    const by = { by: signedInOf(context).personId, at: parts.now() }
    const saved = await saveOrganisationProfile(parts.database, { ...withForm(profile, form.value), version }, by)
    if (saved) return redirectTo(organisationPath(organisation.id))
    const now = (await findOrganisationProfile(parts.database, organisation.id)) ?? profile
    return await again(form.value, { changedMeanwhile: true }, 409, now)
  })
}
