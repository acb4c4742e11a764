import type { ProblemView, RenderProblem } from '../../platform/http/environment.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'

/** How this installation shows refusals. */
export function showProblems(site: Site): RenderProblem {
  return (view) => <ProblemPage site={site} view={view} />
}

/** A refusal as a page: what is wrong, why, and what to do now. It asks no database, which may be what is away. */
function ProblemPage({ site, view }: Readonly<{ site: Site; view: ProblemView }>) {
  return (
    <Page site={site} title={view.title} path={view.path} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{view.title}</h1>
          {view.detail !== undefined && <p class="govuk-body">{view.detail}</p>}
          {view.fields.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {view.fields.map(({ field, message }) => (
                <li key={field}>{message}</li>
              ))}
            </ul>
          )}
          {view.suggestions.length > 0 && (
            <>
              <p class="govuk-body">Did you mean:</p>
              <ul class="govuk-list govuk-list--bullet">
                {view.suggestions.map((suggestion) => (
                  <li key={suggestion}>{suggestion}</li>
                ))}
              </ul>
            </>
          )}
          {view.nearMisses.length > 0 && <NearMisses pages={view.nearMisses} />}
          {view.code === 'database-unavailable' && <WhatStillWorks />}
          <p class="govuk-body">
            <a class="govuk-link" href="/">
              Go to the home page
            </a>
          </p>
          {view.status >= 500 && <p class="govuk-body-s">Request id: {view.requestId}</p>}
        </div>
      </div>
    </Page>
  )
}

function NearMisses({ pages }: Readonly<{ pages: ProblemView['nearMisses'] }>) {
  return (
    <>
      <p class="govuk-body">These pages have an address like it:</p>
      <ul class="govuk-list govuk-list--bullet">
        {pages.map(({ path }) => (
          <li key={path}>
            <a class="govuk-link" href={path}>
              {path}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function WhatStillWorks() {
  return (
    <>
      <h2 class="govuk-heading-m">What still works</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>on the machine that runs the exchange, the command line answers needs without the database</li>
        <li>a page you have open stays as it is, with all that you have typed</li>
      </ul>
      <p class="govuk-body">Nobody has to start the exchange again. It asks for the database with each request.</p>
    </>
  )
}
