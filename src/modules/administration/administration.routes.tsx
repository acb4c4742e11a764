import type { Site } from '../../design-system/page/site.ts'
import type { Database } from '../../platform/database/database.ts'
import { holding } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { listWaitingMails } from '../../platform/mail/mail.repository.ts'
import { administrationPath, AdministrationPage } from './administration.page.tsx'
import { outboxPath, OutboxPage } from './outbox.page.tsx'

/** What the pages of administration are made with. */
export type AdministrationParts = Readonly<{ site: Site; database: Database; hasMailServer: boolean }>

const shownMails = 50

/** The pages for who runs the exchange. */
export function administrationRoutes({ site, database, hasMailServer }: AdministrationParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'administration',
      method: 'GET',
      path: administrationPath,
      policy: holding('administrator'),
      handler: () => <AdministrationPage site={site} hasMailServer={hasMailServer} />,
    },
    {
      kind: 'page',
      name: 'show outbox',
      method: 'GET',
      path: outboxPath,
      policy: holding('administrator'),
      handler: async () => (
        <OutboxPage site={site} mails={await listWaitingMails(database, shownMails)} hasServer={hasMailServer} />
      ),
    },
  ]
}
