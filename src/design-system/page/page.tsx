import type { ComponentChildren } from 'preact'
import { Breadcrumbs, type Breadcrumb } from '../components/breadcrumbs.tsx'
import { Footer } from '../components/footer.tsx'
import { hasContent, join } from '../components/options.ts'
import { SkipLink } from '../components/skip-link.tsx'
import { LeadPaths } from '../patterns/lead-paths.tsx'
import { Head } from './head.tsx'
import { SiteHeader } from './site-header.tsx'
import type { Site } from './site.ts'

/** Options of {@link Page}. */
export type PageProps = Readonly<{
  site: Site
  /** What is on this page; the installation's name is added after it. */
  title: string
  /** The address of this page without its query, so that the navigation can show where the reader is. */
  path: string
  lang?: string | undefined
  /** Breadcrumbs from the third level on. */
  breadcrumbs?: readonly Breadcrumb[] | undefined
  /** One line under the navigation (or under the lead) in place of the site's own. */
  status?: ComponentChildren
  /** A band over the whole width that the page opens with, for the one main thing. It holds the `h1`. */
  lead?: ComponentChildren
  /** Set when a form came back with errors: the title says so first. */
  hasErrors?: boolean | undefined
  /** One sentence for search engines and shared links. */
  description?: string | undefined
  /** The page is not for search engines. */
  unlisted?: boolean | undefined
  /** Other things for the head: feeds, alternates. */
  head?: ComponentChildren
  mainClasses?: string | undefined
  children?: ComponentChildren
}>

function SiteFooter({ site }: Readonly<{ site: Site }>) {
  return (
    <footer class="govuk-template__footer">
      <Footer
        navigation={site.footer.sections}
        meta={{ items: site.footer.links, text: site.footer.text, visuallyHiddenTitle: 'About this site' }}
      />
    </footer>
  )
}

function Status({ children }: Readonly<{ children?: ComponentChildren }>) {
  if (!hasContent(children)) return null
  return (
    <div class="app-status">
      <div class="govuk-width-container">
        <p class="app-status__line">{children}</p>
      </div>
    </div>
  )
}

/** A whole page: head, skip link, header, navigation, breadcrumbs, main and footer. Render it with `renderPage`. */
export function Page(props: PageProps) {
  const { site, breadcrumbs, status = site.status, lead } = props
  const hasLead = hasContent(lead)
  return (
    <html lang={props.lang ?? 'en'} class="govuk-template">
      <Head
        site={site}
        title={`${props.hasErrors === true ? 'Error: ' : ''}${props.title} - ${site.name}`}
        description={props.description}
        unlisted={props.unlisted}
      >
        {props.head}
      </Head>
      <body class="govuk-template__body">
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <SiteHeader site={site} path={props.path}>
          {!hasLead && <Status>{status}</Status>}
        </SiteHeader>
        {breadcrumbs !== undefined && breadcrumbs.length > 0 && (
          <div class="govuk-width-container">
            <Breadcrumbs items={breadcrumbs} collapseOnMobile />
          </div>
        )}
        <main class={join('app-main', props.mainClasses)} id="main-content">
          {hasLead && (
            <div class="app-lead">
              <LeadPaths />
              <div class="govuk-width-container">{lead}</div>
            </div>
          )}
          {hasLead && <Status>{status}</Status>}
          <div class="govuk-width-container govuk-main-wrapper">{props.children}</div>
        </main>
        <SiteFooter site={site} />
      </body>
    </html>
  )
}
