import { WarningText } from '../../design-system/components/warning-text.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { outboxPath } from './outbox.page.tsx'

/** The start for who runs the exchange. */
export const administrationPath = '/administration'

/** What an administrator can look after. */
export function AdministrationPage({ site, hasMailServer }: Readonly<{ site: Site; hasMailServer: boolean }>) {
  return (
    <Page site={site} title="Administration" path={administrationPath} unlisted>
      <h1 class="govuk-heading-l">Administration</h1>
      {!hasMailServer && (
        <WarningText>No mail server is set. Messages to people wait in the outbox until you pass them on.</WarningText>
      )}
      <ul class="govuk-list govuk-list--spaced">
        <li>
          <a class="govuk-link" href="/administration/roles">
            Roles
          </a>
          : who may do what, and who is invited
        </li>
        <li>
          <a class="govuk-link" href={outboxPath}>
            Outbox
          </a>
          : messages that were not sent
        </li>
        <li>
          <a class="govuk-link" href="/status">
            Status
          </a>
          : what is loaded, what waits, what was given up
        </li>
      </ul>
    </Page>
  )
}
