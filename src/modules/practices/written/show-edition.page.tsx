import { dayInLondon, showDate } from '../../../core/iso-date.ts'
import { InsetText } from '../../../design-system/components/inset-text.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { practicePath, practicesPath } from '../practice.paths.ts'
import { AnswerList } from './answer-list.tsx'
import type { Edition } from './edition.repository.ts'
import type { Choice } from './profile-choices.ts'
import { stepsFor } from './profile-steps.ts'
import { editionPath } from './written-practice.paths.ts'

/** An edition as its owner published it once. */
export function ShowEditionPage({
  site,
  edition,
  newest,
  services,
}: Readonly<{ site: PageParts['site']; edition: Edition; newest: number; services: readonly Choice[] }>) {
  const { practiceId, number, profile, publishedAt, whatChanged, credit } = edition
  const title = `${profile.title}: edition ${number}`
  return (
    <Page
      site={site}
      title={title}
      path={editionPath(practiceId, number)}
      breadcrumbs={[
        { text: 'Practices', href: practicesPath },
        { text: profile.title, href: practicePath(practiceId) },
        { text: `Edition ${number}` },
      ]}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        Published on {showDate(dayInLondon(publishedAt))}.
        {whatChanged !== undefined && ` What changed: ${whatChanged}.`}
        {credit !== undefined && ` With thanks to ${credit}.`}
      </p>
      {number < newest && (
        <InsetText>
          This is how it was.{' '}
          <a class="govuk-link" href={practicePath(practiceId)}>
            Read it as it is now
          </a>
          , in edition {newest}.
        </InsetText>
      )}
      {stepsFor(profile).map((step) => (
        <section aria-label={step.title}>
          <h2 class="govuk-heading-s">{step.title}</h2>
          <AnswerList step={step} profile={profile} services={services} saidOnly />
        </section>
      ))}
    </Page>
  )
}
