import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import type { Mail } from '../../platform/mail/mail.repository.ts'

/** Where messages wait that were not sent. */
export const outboxPath = '/administration/outbox'

const moment = (at: Date) =>
  at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })

/** Messages that were not sent, for the administrator to pass on. */
export function OutboxPage({
  site,
  mails,
  hasServer,
}: Readonly<{ site: Site; mails: readonly Mail[]; hasServer: boolean }>) {
  return (
    <Page
      site={site}
      title="Outbox"
      path={outboxPath}
      breadcrumbs={[{ text: 'Administration', href: '/administration' }]}
      unlisted
    >
      <h1 class="govuk-heading-l">Outbox</h1>
      {hasServer ? (
        <p class="govuk-body">These messages have not been sent yet. Each is tried again by itself.</p>
      ) : (
        <p class="govuk-body">
          No mail server is set, so the exchange cannot send e-mail. Pass these messages on yourself, or set{' '}
          <code>SMTP_URL</code>. Links in them work once: do not follow them.
        </p>
      )}
      {mails.length === 0 && <p class="govuk-body">Nothing waits here.</p>}
      {mails.map((mail) => (
        <section>
          <h2 class="govuk-heading-m">{mail.subject}</h2>
          <p class="govuk-body-s">
            To {mail.email}, written {moment(mail.writtenAt)}
          </p>
          {mail.words.split('\n\n').map((paragraph) => (
            <p class="govuk-body">{paragraph}</p>
          ))}
        </section>
      ))}
    </Page>
  )
}
