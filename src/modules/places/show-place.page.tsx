import type { ComponentChildren } from 'preact'
import { Details } from '../../design-system/components/details.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { KeyFigures } from '../../design-system/patterns/key-figures.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Place } from '../../engines/matching/places/place-rows.ts'
import { needsPath } from '../needs/index.ts'
import type { Organisation } from '../organisations/index.ts'
import type { Practice } from '../practices/index.ts'
import { RecordTable } from '../records/pages.ts'
import type { PageParts } from '../site/index.ts'
import { FindHere } from './find-here.tsx'
import { CommissionerTable, NeedList, OrganisationList, PracticeList } from './place-lists.tsx'
import type { CodesByNearness } from './near-places.ts'
import type { PlaceSummary } from './place-summary.repository.ts'
import { placePath, placesPath } from './place.paths.ts'
import type { UsualCommissioner } from './service-commissioners.ts'

/** What the page of a place shows. */
export type PlaceView = Readonly<{
  parts: PageParts
  place: Place
  summary: PlaceSummary
  codes: CodesByNearness
  near: readonly Practice[]
  region: readonly Practice[]
  organisations: readonly Organisation[]
  commissioners: readonly UsualCommissioner[]
  map: ComponentChildren
}>

/** What works at a place and nearby, who is there, and what is wanted there now. */
export function ShowPlacePage(view: PlaceView) {
  const { parts, place, summary, map } = view
  return (
    <Page
      site={parts.site}
      title={`${place.name}: what works here and nearby`}
      path={placePath(place.code)}
      breadcrumbs={[{ text: 'Places', href: placesPath }, { text: place.name }]}
    >
      <h1 class="govuk-heading-l">{place.name}: what works here and nearby</h1>
      <FindHere place={place.name} />
      <KeyFigures
        items={[
          { value: summary.practices.length, label: 'practices tried here' },
          { value: summary.openNeeds.count, label: 'open needs' },
          { value: summary.organisations.live, label: 'organisations listed' },
          { value: summary.records.count, label: 'grants and contracts listed' },
        ]}
      />
      <Beside side="end" label="Map" aside={map}>
        <Practices view={view} />
        <Needs view={view} />
        <Organisations view={view} />
        <Records view={view} />
        <Commissioners view={view} />
      </Beside>
    </Page>
  )
}

/** Practices of a whole region are many; these are in sight and the rest unfolds. */
const shownPractices = 8

type SomeProps = Readonly<{
  title: string
  practices: readonly Practice[]
  codes: readonly string[]
  parts: PageParts
}>

function Some({ title, practices, codes, parts }: SomeProps) {
  if (practices.length === 0) return null
  const rest = practices.slice(shownPractices)
  const among = new Set(codes)
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <PracticeList practices={practices.slice(0, shownPractices)} codes={among} parts={parts} />
      {rest.length > 0 && (
        <Details summaryText={`Show ${rest.length} more: ${title.toLowerCase()}`}>
          <PracticeList practices={rest} codes={among} parts={parts} />
        </Details>
      )}
    </>
  )
}

function Practices({ view }: Readonly<{ view: PlaceView }>) {
  const { parts, place, summary, near, region, codes } = view
  const none = summary.practices.length + near.length + region.length === 0
  return (
    <PageSection id="practices" title="What has been tried">
      {summary.practices.length === 0 && (
        <p class="govuk-body">
          Nobody has written up a practice from {place.name} yet.{none && ' Nor from nearby.'}
        </p>
      )}
      <Some title="Here" practices={summary.practices} codes={codes.here} parts={parts} />
      <Some title="Near here" practices={near} codes={codes.near} parts={parts} />
      <Some
        title={place.region === '' ? 'Farther away' : `Elsewhere in ${place.region}`}
        practices={region}
        codes={codes.region}
        parts={parts}
      />
    </PageSection>
  )
}

function Needs({ view }: Readonly<{ view: PlaceView }>) {
  const { place, summary } = view
  const { count, nearest } = summary.openNeeds
  return (
    <PageSection id="needs" title="What is wanted here now">
      {count === 0 ? (
        <p class="govuk-body">No open need of a public body in {place.name} is listed.</p>
      ) : (
        <>
          <NeedList needs={nearest} />
          <p class="govuk-body">
            <a class="govuk-link" href={`${needsPath}?${new URLSearchParams({ place: place.name })}`}>
              {count > nearest.length
                ? `See all ${count.toLocaleString('en-GB')} open needs in ${place.name}`
                : 'See them with their words'}
            </a>
          </p>
        </>
      )}
    </PageSection>
  )
}

function Organisations({ view }: Readonly<{ view: PlaceView }>) {
  const { place, summary, organisations } = view
  const { live, fromGrants } = summary.organisations
  if (live === 0) {
    return (
      <PageSection id="organisations" title="Organisations">
        <p class="govuk-body">
          No organisation in {place.name} is listed. The registers loaded here are a sample, so there may be many.
        </p>
      </PageSection>
    )
  }
  return (
    <PageSection id="organisations" title="Organisations">
      <p class="govuk-body">
        {live.toLocaleString('en-GB')} listed
        {fromGrants > 0 && `, ${fromGrants.toLocaleString('en-GB')} of them known from grants alone`}. The registers
        loaded here are a sample.
      </p>
      <OrganisationList organisations={organisations} />
      {live > organisations.length && (
        <p class="govuk-body">
          These are the first {organisations.length} in the order of their numbers, which favours nobody. To find those
          that fit, say what you need above.
        </p>
      )}
    </PageSection>
  )
}

function Records({ view }: Readonly<{ view: PlaceView }>) {
  const { place, summary } = view
  return (
    <PageSection id="records" title="What was paid for">
      {summary.records.count === 0 ? (
        <p class="govuk-body">No grant or contract in {place.name} is listed.</p>
      ) : (
        <>
          <p class="govuk-body">What came of these is not recorded here.</p>
          <RecordTable caption="Grants and contracts here, latest first" records={summary.records.latest} />
        </>
      )}
    </PageSection>
  )
}

function Commissioners({ view }: Readonly<{ view: PlaceView }>) {
  const { parts, commissioners } = view
  return (
    <PageSection id="commissioners" title="Who commissions what">
      {commissioners.length === 0 ? (
        <p class="govuk-body">That differs from council to council. Open the page of one.</p>
      ) : (
        <>
          <InsetText>
            This is what is usual for a place of this kind. Whoever runs this exchange has yet to confirm it for here.
          </InsetText>
          <CommissionerTable commissioners={commissioners} parts={parts} />
        </>
      )}
    </PageSection>
  )
}
