import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { Button } from '../../design-system/components/button.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { Quote } from '../../design-system/patterns/quote.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import type { FoundConcept } from '../../engines/matching/concepts/concept.ts'
import { practicesOfPath } from '../practices/index.ts'
import { placePath } from '../places/index.ts'
import type { PaidRecord } from '../records/index.ts'
import type { PageParts } from '../site/index.ts'
import type { ListedService } from './listed-service.repository.ts'
import { OrganisationRecords } from './organisation-records.tsx'
import { OrganisationServices } from './organisation-services.tsx'
import { RegisterFacts } from './register-facts.tsx'
import { claimPath, profilePath } from './claims/claim.paths.ts'
import type { OrganisationProfile } from './claims/organisation-profile.repository.ts'
import { needWords, ownWords } from './organisation-words.ts'
import { organisationPath } from './organisation.paths.ts'
import type { Organisation } from './organisation.domain.ts'

/** What the page of an organisation shows. */
export type OrganisationView = Readonly<{
  parts: PageParts
  organisation: Organisation
  /** What its own words say that it does, each with the words that show it. */
  concepts: readonly FoundConcept[]
  records: readonly PaidRecord[]
  /** What a directory lists it for. */
  services: readonly ListedService[]
  /** What it says of itself; missing where nobody has claimed it. */
  profile: OrganisationProfile | undefined
  /** The reader writes for it. */
  mayWrite: boolean
}>

/** The way to an introduction. Nothing is asked of it that it has not joined for: the next page says so. */
function AskToMeet({ organisation: { id } }: Readonly<{ organisation: Organisation }>) {
  return (
    <section class="app-panel" aria-labelledby="meet">
      <h2 class="govuk-heading-m" id="meet">
        Would you like to meet them?
      </h2>
      <Button href={`/introductions/new?${new URLSearchParams({ organisation: id })}`}>Ask to be introduced</Button>
      <p class="govuk-body govuk-!-margin-bottom-0">
        <a class="govuk-link" href="/introductions/rates">
          See how everybody replies
        </a>
      </p>
    </section>
  )
}

/** One organisation: its own words first, then what its register says, then what it was paid for. No size, no order. */
export function ShowOrganisationPage(view: OrganisationView) {
  const { parts, organisation, concepts, records, services, profile, mayWrite } = view
  const name = nameCase(organisation.name)
  const place = organisation.placeCode
  const words = needWords(profile?.ownWords) ?? ownWords(organisation)
  const found = place === undefined ? undefined : parts.titles.place(place)
  return (
    <Page site={parts.site} title={name} path={organisationPath(organisation.id)}>
      <h1 class="govuk-heading-l">{name}</h1>
      <Beside
        side="end"
        label="What you can do"
        aside={
          <>
            <AskToMeet organisation={organisation} />
            <section class="app-panel app-panel--quiet" aria-labelledby="ways-on">
              <h2 class="govuk-heading-m" id="ways-on">
                Ways on
              </h2>
              <ul class="govuk-list">
                <li>
                  <a class="govuk-link" href={mayWrite ? profilePath(organisation.id) : claimPath(organisation.id)}>
                    {mayWrite ? 'Change what it says of itself' : 'Speak for it'}
                  </a>
                </li>
                <li>
                  <a class="govuk-link" href={practicesOfPath(organisation.id)}>
                    See what it has written up
                  </a>
                </li>
                {words !== undefined && (
                  <li>
                    <a class="govuk-link" href={`${parts.resultsPath(words)}&tab=needs`}>
                      See open needs like its work
                    </a>
                  </li>
                )}
                {words !== undefined && (
                  <li>
                    <a class="govuk-link" href={parts.resultsPath(words)}>
                      See practices like its work
                    </a>
                  </li>
                )}
                {place !== undefined && found !== undefined && (
                  <li>
                    <a class="govuk-link" href={placePath(place)}>
                      See what works in {found}
                    </a>
                  </li>
                )}
              </ul>
            </section>
          </>
        }
      >
        {profile !== undefined && <SaysItself profile={profile} />}
        <OwnWords organisation={organisation} />
        <PageSection
          id="facts"
          title={organisation.knownFrom === 'register' ? 'What its register says' : 'What is known'}
        >
          <RegisterFacts parts={parts} organisation={organisation} />
        </PageSection>
        {services.length > 0 && (
          <PageSection id="services" title="What a directory lists it for">
            <OrganisationServices services={services} />
          </PageSection>
        )}
        <Concepts concepts={concepts} />
        <PageSection id="records" title="What it was paid for">
          <OrganisationRecords records={records} />
        </PageSection>
        <WhereFrom organisation={organisation} isClaimed={profile !== undefined} />
      </Beside>
    </Page>
  )
}

function SaysItself({ profile }: Readonly<{ profile: OrganisationProfile }>) {
  const { ownWords: words, worksIn, wouldComeTo, wouldComeAnywhere, introductions, replyDays } = profile
  return (
    <>
      {words !== undefined && (
        <Quote source="In its own words">
          <span class="app-own-words">{words}</span>
        </Quote>
      )}
      <SummaryList
        rows={[
          summaryRow('Who speaks here', `Its own people, since ${showDate(dayInLondon(profile.claimedAt))}`),
          worksIn !== undefined && summaryRow('Works in', worksIn),
          (wouldComeAnywhere || wouldComeTo.length > 0) &&
            summaryRow('Would come to', wouldComeAnywhere ? 'Anywhere in the United Kingdom' : wouldComeTo.join(', ')),
          summaryRow('Introductions', introductions === 'open' ? 'Open' : 'Closed for now'),
          replyDays !== undefined &&
            summaryRow('Answers within', replyDays === 1 ? '1 working day' : `${replyDays} working days`),
        ]}
      />
    </>
  )
}

function OwnWords({ organisation }: Readonly<{ organisation: Organisation }>) {
  const { activities, objects, knownFrom } = organisation
  if (knownFrom === 'grants') {
    return (
      <InsetText>
        <p class="govuk-body">Known from grants; register facts not loaded.</p>
        <p class="govuk-body">It may do much more than the payments below show.</p>
      </InsetText>
    )
  }
  if (knownFrom === 'directory' && activities === undefined) {
    return <p class="govuk-body">Known from a directory of services, which has nothing in its own words about it.</p>
  }
  if (activities === undefined && objects === undefined) {
    return <p class="govuk-body">Its register has nothing in its own words about what it does.</p>
  }
  return (
    <>
      {activities !== undefined && (
        <Quote
          source={
            knownFrom === 'directory'
              ? 'What it does, in the words of a directory'
              : 'What it does, as it told its register'
          }
        >
          <span class="app-own-words">{sentenceCase(activities)}</span>
        </Quote>
      )}
      {objects !== undefined && objects !== activities && (
        <Quote source="What it was founded to do">
          <span class="app-own-words">{sentenceCase(objects)}</span>
        </Quote>
      )}
    </>
  )
}

function Concepts({ concepts }: Readonly<{ concepts: readonly FoundConcept[] }>) {
  if (concepts.length === 0) return null
  return (
    <PageSection id="concepts" title="What its words say that it does">
      <SummaryList
        rows={concepts.map(({ tag, parts }) => ({
          key: { text: tag },
          value: { text: `It says ${quotedWords(parts)}` },
        }))}
      />
    </PageSection>
  )
}

const mostWords = 4

function quotedWords(parts: readonly string[]): string {
  const words = [...new Set(parts.map((part) => part.toLowerCase().replaceAll(/\s+/g, ' ')))]
  return words
    .slice(0, mostWords)
    .map((word) => `“${word}”`)
    .join(', ')
}

function WhereFrom({ organisation, isClaimed }: Readonly<{ organisation: Organisation; isClaimed: boolean }>) {
  const { source, confirmedOn } = organisation
  return (
    <PageSection id="where-from" title="Where this comes from">
      <p class="govuk-body">
        {isClaimed
          ? 'Its own words are from those who speak for it. All other facts on this page come from open data: '
          : 'Nobody from this organisation has written here. The facts on this page come from open data: '}
        {source}
        {confirmedOn !== undefined && `, as at ${showDate(confirmedOn)}`}.
      </p>
      {!isClaimed && (
        <p class="govuk-body">
          Do you work there?{' '}
          <a class="govuk-link" href={claimPath(organisation.id)}>
            Speak for it here
          </a>
          , with a code that we send to its own e-mail domain or registered address.
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/attribution">
          See every source and its licence
        </a>
      </p>
    </PageSection>
  )
}
