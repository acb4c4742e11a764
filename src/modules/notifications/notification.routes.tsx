import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { refuse } from '../../core/result.ts'
import type { Site } from '../../design-system/page/site.ts'
import type { Database } from '../../platform/database/database.ts'
import { readSecret } from '../../platform/database/secret.repository.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm } from '../../platform/http/form.ts'
import { anyone, signedIn } from '../../platform/http/policy.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { messageSettingsPath, MessageSettingsPage } from './message-settings.page.tsx'
import { notificationKindOf, notificationKinds, possibleFrequencies } from './notification.domain.ts'
import { readFrequencies, setFrequency } from './setting.repository.ts'
import { HowToUnsubscribePage, UnsubscribedPage, UnsubscribePage } from './unsubscribe.page.tsx'
import { isOurs, unsubscribeAddress, unsubscribePath, type Unsubscribing } from './unsubscribe.ts'

/** What the pages of notifications are made with. */
export type NotificationParts = Readonly<{ site: Site; database: Database; secret: string | undefined }>

/** The pages of how often people are written to. */
export function notificationRoutes(parts: NotificationParts): RouteTable {
  const { site, database } = parts
  return [
    {
      kind: 'page',
      name: 'show message settings',
      method: 'GET',
      path: messageSettingsPath,
      policy: signedIn,
      handler: async (context) => (
        <MessageSettingsPage
          site={site}
          chosen={await readFrequencies(database, signedInOf(context).personId)}
          saved={context.req.query('saved') === 'yes'}
        />
      ),
    },
    {
      kind: 'page',
      name: 'save message settings',
      method: 'POST',
      path: messageSettingsPath,
      policy: signedIn,
      handler: (context) => saveSettings(context, parts),
    },
    {
      kind: 'page',
      name: 'ask to unsubscribe',
      method: 'GET',
      path: unsubscribePath,
      policy: anyone,
      handler: async (context) => {
        if (new URL(context.req.url).search === '') return <HowToUnsubscribePage site={site} />
        const asked = await readUnsubscribing(context, parts)
        if (asked === undefined) return refuse(notOurs)
        const action = unsubscribeAddress(await readSecret(database, parts.secret), asked)
        return <UnsubscribePage site={site} kind={asked.kind} action={action} />
      },
    },
    {
      kind: 'page',
      name: 'unsubscribe',
      method: 'POST',
      path: unsubscribePath,
      policy: anyone,
      // A mail program sends this by itself when its reader presses "unsubscribe"; the address carries its own proof.
      fromAnywhere: true,
      handler: async (context) => {
        const asked = await readUnsubscribing(context, parts)
        if (asked === undefined) return refuse(notOurs)
        await setFrequency(database, { ...asked, frequency: 'off' })
        return <UnsubscribedPage site={site} kind={asked.kind} />
      },
    },
  ]
}

const notOurs = problem('not-found', 'unknown-unsubscribe', 'This link does not work', {
  detail: 'It may have been cut off. Sign in and choose how often we write to you under Your account.',
})

async function readUnsubscribing(
  context: HttpContext,
  { database, secret }: NotificationParts,
): Promise<Unsubscribing | undefined> {
  const kind = notificationKindOf(context.req.query('kind') ?? '')
  const personId = context.req.query('person') ?? ''
  if (kind === undefined || personId === '') return undefined
  const asked = { personId, kind }
  if (!isOurs(await readSecret(database, secret), asked, context.req.query('proof') ?? '')) return undefined
  const person = await database.selectFrom('people').select('id').where('id', '=', personId).executeTakeFirst()
  return person === undefined ? undefined : asked
}

async function saveSettings(context: HttpContext, { database }: NotificationParts): Promise<PageAnswer> {
  const { personId } = signedInOf(context)
  const form = await readForm(context, z.record(z.string(), z.unknown()))
  await database.transaction().execute(async (transaction) => {
    for (const kind of notificationKinds) {
      const frequency = possibleFrequencies(kind).find((one) => one === form.raw[kind])
      if (frequency !== undefined) await setFrequency(transaction, { personId, kind, frequency })
    }
  })
  return redirectTo(`${messageSettingsPath}?saved=yes`)
}
