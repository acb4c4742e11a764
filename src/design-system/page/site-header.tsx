import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { GenericHeader } from '../components/generic-header.tsx'
import { ServiceNavigation } from '../components/service-navigation.tsx'
import { AccountLinks } from './account-links.ts'
import { Mark } from './mark.tsx'
import { standing, type Site, type SiteLink } from './site.ts'

function AccountNavigation({ links, path }: Readonly<{ links: readonly SiteLink[]; path: string }>) {
  return (
    <nav class="app-account" aria-label="Account">
      <ul class="app-account__list">
        {links.map((link) => (
          <li>
            <a
              class="app-account__link"
              href={link.href}
              aria-current={standing(link, path) === 'current' ? 'page' : undefined}
            >
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The name with its mark, the account links, and the navigation with the reader's place in it. */
export function SiteHeader({
  site,
  path,
  children,
}: Readonly<{ site: Site; path: string; children?: ComponentChildren }>) {
  const account = useContext(AccountLinks)
  return (
    <header class="govuk-template__header app-header">
      <GenericHeader
        url={site.url ?? '/'}
        end={account.length > 0 ? <AccountNavigation links={account} path={path} /> : undefined}
      >
        {site.mark ?? <Mark />}
        <span class="app-header__name">{site.name}</span>
      </GenericHeader>
      <ServiceNavigation
        navigation={site.navigation.map((link) => {
          const place = standing(link, path)
          return { text: link.text, href: link.href, current: place === 'current', active: place === 'active' }
        })}
      />
      {children}
    </header>
  )
}
