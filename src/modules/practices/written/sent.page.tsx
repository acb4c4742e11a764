import { showDate, type IsoDate } from '../../../core/iso-date.ts'
import { Panel } from '../../../design-system/components/panel.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { practicePath } from '../practice.paths.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { practicesOfPath, sentPath } from './written-practice.paths.ts'
import { isOfferedState } from './written-practice.states.ts'

/** What happens next, by when and by whom. */
export function SentPage({
  site,
  practice,
  publishedOn,
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  /** The day on which the clock publishes what nobody has taken up. */
  publishedOn: IsoDate | undefined
}>) {
  const isPublic = isOfferedState(practice.state)
  const title = isPublic ? `Edition ${practice.edition} is published` : 'Your practice is sent'
  return (
    <Page site={site} title={title} path={sentPath(practice.id)} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Panel titleText={title} />
          <h2 class="govuk-heading-m">What happens next</h2>
          {isPublic ? (
            <p class="govuk-body">
              Anybody can read it and find it now.
              {practice.lapsesOn !== undefined && ` We ask you to confirm it before ${showDate(practice.lapsesOn)}.`}
            </p>
          ) : (
            <>
              <p class="govuk-body">A reviewer from another organisation takes it up. You are told what they say.</p>
              {publishedOn !== undefined && (
                <p class="govuk-body">
                  If nobody has taken it up by {showDate(publishedOn)}, it is published then, marked “not yet reviewed”.
                </p>
              )}
            </>
          )}
          <ul class="govuk-list">
            {isPublic && (
              <li>
                <a class="govuk-link" href={practicePath(practice.id)}>
                  See its page
                </a>
              </li>
            )}
            <li>
              <a class="govuk-link" href={practicesOfPath(practice.organisationId)}>
                See all practices of your organisation
              </a>
            </li>
          </ul>
        </div>
      </div>
    </Page>
  )
}
