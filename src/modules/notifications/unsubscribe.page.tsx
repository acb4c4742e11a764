import { Button } from '../../design-system/components/button.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { kindWords, type NotificationKind } from './notification.domain.ts'
import { unsubscribePath } from './unsubscribe.ts'

/** Asks before it stops a kind of message, since some mail programs open every link by themselves. */
export function UnsubscribePage({
  site,
  kind,
  action,
}: Readonly<{ site: Site; kind: NotificationKind; action: string }>) {
  return (
    <Page site={site} title="Stop these messages" path={unsubscribePath} unlisted>
      <h1 class="govuk-heading-l">Stop these messages</h1>
      <p class="govuk-body">
        We will no longer write to you about: <strong>{kindWords[kind].toLowerCase()}</strong>. You will still see it
        under My work.
      </p>
      <Form action={action}>
        <Button>Stop these messages</Button>
      </Form>
    </Page>
  )
}

/** Says that a kind of message was stopped. */
export function UnsubscribedPage({ site, kind }: Readonly<{ site: Site; kind: NotificationKind }>) {
  return (
    <Page site={site} title="Messages stopped" path={unsubscribePath} unlisted>
      <h1 class="govuk-heading-l">Messages stopped</h1>
      <p class="govuk-body">
        We no longer write to you about: <strong>{kindWords[kind].toLowerCase()}</strong>.
      </p>
      <p class="govuk-body">
        To change this,{' '}
        <a class="govuk-link" href="/account/messages">
          choose how often we write
        </a>
        .
      </p>
    </Page>
  )
}

/** For who opens the page without the link of a message. */
export function HowToUnsubscribePage({ site }: Readonly<{ site: Site }>) {
  return (
    <Page site={site} title="How to stop our messages" path={unsubscribePath} unlisted>
      <h1 class="govuk-heading-l">How to stop our messages</h1>
      <p class="govuk-body">Each message from us ends with a link that stops its kind with one click.</p>
      <p class="govuk-body">
        If you have none at hand, sign in and{' '}
        <a class="govuk-link" href="/account/messages">
          choose how often we write
        </a>
        .
      </p>
    </Page>
  )
}
