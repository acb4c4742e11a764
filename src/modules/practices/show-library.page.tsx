import { GapMap, type GapRow } from '../../design-system/charts/gap-map.tsx'
import { KeyFigures } from '../../design-system/patterns/key-figures.tsx'
import { otherServiceArea } from '../../platform/bundled-files/code-titles.ts'
import { Page } from '../../design-system/page/page.tsx'
import { listAddress, type PageParts } from '../site/index.ts'
import { evidenceSteps, type EvidenceStep } from './evidence-design.ts'
import { stepWords } from './evidence-words.ts'
import type { BeingWritten, LibraryArea, LibraryCell } from './library.repository.ts'
import { libraryPath, practicesPath } from './practice.paths.ts'

/** What the library holds, by service and evidence, and what it does not. */
export type LibraryView = Readonly<{
  parts: PageParts
  /** Every service area there is, those without a practice too. */
  areas: readonly string[]
  cells: readonly LibraryCell[]
  ages: readonly LibraryArea[]
  beingWritten: readonly BeingWritten[]
}>

/** The library page: how much is written up, how well it is evidenced, and the gaps said plainly. */
export function ShowLibraryPage({ parts, areas, cells, ages, beingWritten }: LibraryView) {
  const title = (area: string) => parts.titles.serviceArea(area) ?? area
  const cellOf = (area: string, step: EvidenceStep) =>
    cells.find((cell) => cell.serviceArea === area && cell.step === step)
  const services = areas.filter((area) => area !== otherServiceArea)
  const gaps = services.flatMap((area) =>
    evidenceSteps.filter((step) => step !== 'none' && cellOf(area, step) === undefined).map((step) => ({ area, step })),
  )
  const bare = services.filter((area) => !cells.some(({ serviceArea }) => serviceArea === area))
  const sum = (of: (cell: LibraryCell) => number) => cells.reduce((whole, cell) => whole + of(cell), 0)
  return (
    <Page
      site={parts.site}
      title="Library"
      path={libraryPath}
      description="What is written up here, how well it is evidenced, and what is missing."
    >
      <h1 class="govuk-heading-l">What the library holds, and what it lacks</h1>
      <p class="govuk-body-l">
        No library is full. This page shows where there is much, where there is little and where there is nothing.
      </p>
      <KeyFigures
        items={[
          { value: sum(({ practices }) => practices), label: 'practices written up' },
          { value: sum(({ attempts }) => attempts), label: 'of them were tried and did not work' },
          { value: services.length - bare.length, label: `of ${services.length} services have a practice` },
          { value: gaps.length, label: 'gaps in the evidence, listed below' },
        ]}
      />
      <GapMap
        title="Practices by service and evidence"
        rowHeading="Service"
        columns={evidenceSteps.map((step) => stepWords[step])}
        moreColumns={['Did not work', 'Began', 'Latest result']}
        emptyWord="None"
        rows={areas.map((area): GapRow => {
          const age = ages.find(({ serviceArea }) => serviceArea === area)
          return {
            label: (
              <a class="govuk-link" href={listAddress(practicesPath, { service: area, first: 'yes' })}>
                {title(area)}
              </a>
            ),
            cells: evidenceSteps.map((step) => {
              const cell = cellOf(area, step)
              return {
                value: cell?.practices ?? 0,
                href: listAddress(practicesPath, { service: area, evidence: step, first: 'yes' }),
                label: `practices, ${title(area)}, ${stepWords[step]}`,
              }
            }),
            more: [age?.attempts ?? 0, years(age), age?.latestEvidence ?? 'Not stated'],
          }
        })}
      />
      <p class="govuk-body">
        The larger the disc, the more practices. Each practice stands once, under the first service that it names.
      </p>
      <OnTheirWay beingWritten={beingWritten} title={title} />
      <HowToRead />
      <Gaps gaps={gaps} title={title} />
    </Page>
  )
}

function years(age: LibraryArea | undefined): string {
  if (age?.earliestBegan === undefined || age.latestBegan === undefined) return 'Not stated'
  return age.earliestBegan === age.latestBegan ? String(age.latestBegan) : `${age.earliestBegan} to ${age.latestBegan}`
}

function OnTheirWay({
  beingWritten,
  title,
}: Readonly<{ beingWritten: readonly BeingWritten[]; title: (area: string) => string }>) {
  return (
    <>
      <h2 class="govuk-heading-m">What is being written up</h2>
      {beingWritten.length === 0 ? (
        <p class="govuk-body">
          Nobody is writing a practice up here now. Those who write for an organisation can begin on its page.
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {beingWritten.map(({ serviceArea, begun, withReviewers }) => (
            <li>
              {title(serviceArea)}: {begun} begun, {withReviewers} with reviewers
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function HowToRead() {
  return (
    <>
      <h2 class="govuk-heading-m">What the words mean</h2>
      <dl class="govuk-summary-list">
        {[
          [stepWords.none, 'It is written up, but no result is stated.'],
          [stepWords.described, 'Results are stated, with nobody to set them beside.'],
          [stepWords.compared, 'At least one result is set beside people or places that went without.'],
          [stepWords.randomised, 'At least one result is from a trial in which chance decided who took part.'],
        ].map(([word, meaning]) => (
          <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{word}</dt>
            <dd class="govuk-summary-list__value">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="govuk-body">This says how results were found out. It does not say that they were good.</p>
    </>
  )
}

function Gaps({
  gaps,
  title,
}: Readonly<{ gaps: readonly Readonly<{ area: string; step: EvidenceStep }>[]; title: (area: string) => string }>) {
  return (
    <section class="app-band" aria-labelledby="gaps">
      <h2 class="govuk-heading-m" id="gaps">
        What is missing
      </h2>
      {gaps.length === 0 ? (
        <p class="govuk-body">Every service has a practice at every step of evidence.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {gaps.map(({ area, step }) => (
            <li>
              {title(area)}: {gapWords[step]}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const gapWords: Readonly<Record<EvidenceStep, string>> = {
  none: 'nothing without a result',
  described: 'no practice whose results were only described',
  compared: 'no practice set beside people or places that went without',
  randomised: 'no practice tested in a trial in which chance decided who took part',
}
