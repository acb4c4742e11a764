import { Page } from '../../design-system/page/page.tsx'
import { nameCase } from '../../core/sentence-case/sentence-case.ts'
import type { Site } from '../../design-system/page/site.ts'
import { organisationPath } from './organisation.paths.ts'
import type { Organisation } from './organisation.domain.ts'

/** An organisation that is no more, or is insolvent: the page says so and offers nothing. */
export function ShowDissolvedPage({ site, organisation }: Readonly<{ site: Site; organisation: Organisation }>) {
  const name = nameCase(organisation.name)
  const isInsolvent = organisation.status === 'insolvent'
  return (
    <Page
      site={site}
      title={isInsolvent ? `${name} (insolvent)` : `${name} (no longer there)`}
      path={organisationPath(organisation.id)}
      unlisted
    >
      <h1 class="govuk-heading-l">{name}</h1>
      <p class="govuk-body-l">
        {isInsolvent
          ? 'Its register says that this organisation is insolvent or in administration. It is not offered while that is so.'
          : 'This organisation is no longer there. It has been taken off its register.'}
      </p>
      <p class="govuk-body">It is in no list here. Where the facts come from: {organisation.source}.</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/">
          Find organisations that could help
        </a>
      </p>
    </Page>
  )
}
