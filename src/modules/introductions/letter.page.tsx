import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { Page } from '../../design-system/page/page.tsx'
import { Quote } from '../../design-system/patterns/quote.tsx'
import { purposes, type Introduction } from './introduction.domain.ts'
import { introductionPath } from './introduction.paths.ts'
import type { IntroductionParts } from './introduction-parts.ts'
import type { NamedParty } from './parties.ts'

/** A letter to print for those who have not joined: the asker's words, and how to claim the profile. */
export function LetterPage({
  parts,
  introduction,
  first,
  second,
  claimAddress,
}: Readonly<{
  parts: IntroductionParts
  introduction: Introduction
  first: NamedParty | undefined
  second: NamedParty | undefined
  /** Where the profile can be claimed, as it is typed into a browser. */
  claimAddress: string
}>) {
  const to = second?.name ?? 'whom it may concern'
  return (
    <Page site={parts.site} title={`Letter to ${to}`} path={introductionPath(introduction.id)} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds app-letter">
          <p class="govuk-body">{showDate(dayInLondon(introduction.createdAt))}</p>
          <h1 class="govuk-heading-l">To {to}</h1>
          <p class="govuk-body">
            {first?.name ?? 'Somebody'} would like to meet you. They asked through the {parts.site.name}, where your
            organisation has a page made from public registers. Nobody of yours has claimed it yet, so we could not ask
            you there.
          </p>
          <p class="govuk-body">
            Why they want to meet: {purposes[introduction.purpose].toLowerCase()}. In their own words:
          </p>
          <Quote source={first?.name}>{introduction.words}</Quote>
          <p class="govuk-body">To see what they ask and to answer, claim your page. It costs nothing:</p>
          <ol class="govuk-list govuk-list--number">
            <li>
              Go to <b>{claimAddress}</b>
            </li>
            <li>
              Say that it is yours, with this code: <b>{letterCode(introduction.id)}</b>
            </li>
            <li>Choose where a proof is sent: your website’s e-mail, or your registered address.</li>
          </ol>
          <p class="govuk-body">
            No clock runs until then, and nothing is held against you if you do not answer. To meet promises nothing. It
            is no tender.
          </p>
        </div>
      </div>
      <p class="govuk-body app-no-print">
        <a class="govuk-link" href={introductionPath(introduction.id)}>
          Back to the introduction
        </a>
      </p>
    </Page>
  )
}

/** The code on a letter: it names the introduction, so that whoever claims sees this one first. It proves nothing by itself. */
export function letterCode(id: string): string {
  return id
    .replace(/^introduction-/, '')
    .slice(0, 8)
    .toUpperCase()
}
