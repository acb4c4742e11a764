import { Button } from '../../design-system/components/button.tsx'
import { NotificationBanner } from '../../design-system/components/notification-banner.tsx'
import { RadiosField } from '../../design-system/form/choice-field.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import {
  frequencyWords,
  kindWords,
  notificationKinds,
  possibleFrequencies,
  type Frequency,
  type NotificationKind,
} from './notification.domain.ts'

/** Where people choose how often they are written to. */
export const messageSettingsPath = '/account/messages'

/** How often somebody is written to, by kind. */
export function MessageSettingsPage({
  site,
  chosen,
  saved,
}: Readonly<{ site: Site; chosen: Readonly<Record<NotificationKind, Frequency>>; saved: boolean }>) {
  return (
    <Page
      site={site}
      title="How often we write to you"
      path={messageSettingsPath}
      breadcrumbs={[{ text: 'Your account', href: '/account' }]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {saved && (
            <NotificationBanner type="success">
              <p class="govuk-notification-banner__heading">Your choice is saved</p>
            </NotificationBanner>
          )}
          <h1 class="govuk-heading-l">How often we write to you</h1>
          <p class="govuk-body">
            You always find everything under My work. By e-mail we send at most one message a day, and answers,
            introductions and deadlines at once if you want that.
          </p>
          <Form action={messageSettingsPath}>
            {notificationKinds.map((kind) => (
              <RadiosField
                name={kind}
                label={kindWords[kind]}
                labelSize="s"
                value={chosen[kind]}
                choices={possibleFrequencies(kind).map((value) => ({ value, text: frequencyWords[value] }))}
              />
            ))}
            <Button>Save</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}
