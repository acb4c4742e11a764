import { showDate } from '../../../core/iso-date.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { AnswerList } from './answer-list.tsx'
import type { Choice } from './profile-choices.ts'
import { stepsFor } from './profile-steps.ts'
import type { Edition } from './edition.repository.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { confirmPath, practicesOfPath, writePath } from './written-practice.paths.ts'

/** Is it all still true? What readers see, on one page, with two answers. */
export function ConfirmPracticePage({
  site,
  practice,
  edition,
  services,
  token,
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  edition: Edition
  services: readonly Choice[]
  token: string
}>) {
  const { profile } = edition
  return (
    <Page
      site={site}
      title={`Is it still true? ${profile.title}`}
      path={confirmPath(practice.id)}
      breadcrumbs={[
        { text: 'Your practices', href: practicesOfPath(practice.organisationId) },
        { text: profile.title },
      ]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Is this all still true?</h1>
          <p class="govuk-body-l">{profile.title}</p>
          {practice.lapsesOn !== undefined && (
            <p class="govuk-body">
              {practice.state === 'lapsed'
                ? `It lapsed on ${showDate(practice.lapsesOn)}: people can read it, but nobody finds it.`
                : `If nobody says so by ${showDate(practice.lapsesOn)} it lapses: people can read it, but nobody finds it.`}
            </p>
          )}
          {stepsFor(profile).map((step) => (
            <section aria-label={step.title}>
              <h2 class="govuk-heading-s">{step.title}</h2>
              <AnswerList step={step} profile={profile} services={services} saidOnly />
            </section>
          ))}
          <Form action={confirmPath(practice.id)} hidden={{ token, seen: String(practice.version) }}>
            <div class="govuk-button-group">
              <Button preventDoubleClick>It is all still true</Button>
              <Button href={writePath(practice.id)} classes="govuk-button--secondary">
                Something has changed
              </Button>
            </div>
          </Form>
        </div>
      </div>
    </Page>
  )
}
