import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { Beside } from '../../design-system/patterns/beside.tsx'
import { Missing } from '../../design-system/patterns/facts.tsx'
import { Quote } from '../../design-system/patterns/quote.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { organisationPath } from '../organisations/index.ts'
import type { PageParts } from '../site/index.ts'
import { evidenceSentence, kindWords, showStatus } from './evidence-words.ts'
import { PracticeEvidence } from './practice-evidence.tsx'
import { PracticeParts } from './practice-parts.tsx'
import { PlacesTried } from './practice-places.tsx'
import { PracticeSources } from './practice-sources.tsx'
import { libraryPath, practicePath, practicesPath } from './practice.paths.ts'
import { missingFacts, type Finding, type Practice } from './practice.domain.ts'
import { TakeItUp } from './take-it-up.tsx'
import { TrustClock, WrittenBlocks, WrittenNotice } from './written/written-blocks.tsx'
import type { WrittenView } from './written/written-view.ts'
import { WhoCouldDoThis } from './who-could-do-this.tsx'

type Shown = Readonly<{
  parts: PageParts
  practice: Practice
  findings: readonly Finding[]
  /** Only of those that their owners write here. */
  written?: WrittenView | undefined
}>

/** One practice: what it is, whether it works, what it takes, and what nobody has said of it yet. */
export function ShowPracticePage({ parts, practice, findings, written }: Shown) {
  const { site } = parts
  const need = practice.problem ?? practice.title
  return (
    <Page
      site={site}
      title={practice.title}
      path={practicePath(practice.id)}
      description={practice.summary}
      breadcrumbs={[{ text: 'Practices', href: practicesPath }, { text: practice.title }]}
    >
      {practice.kind === 'attempt' && (
        <p class="govuk-body">
          <Tag classes="govuk-tag--orange">{kindWords.attempt}</Tag>
        </p>
      )}
      <h1 class="govuk-heading-l">{practice.title}</h1>
      {practice.summary !== undefined && <p class="govuk-body-l">{practice.summary}</p>}
      {written !== undefined && <WrittenNotice written={written.written} />}
      <Beside
        side="end"
        label="What you can do"
        aside={
          <>
            <TakeItUp practice={practice} />
            <WhoCouldDoThis need={need}>
              <a class="govuk-link" href={parts.resultsPath(need)}>
                See other practices for this problem
              </a>
            </WhoCouldDoThis>
          </>
        }
      >
        <p class="govuk-body app-narrow-only">
          <a class="govuk-link" href="#who-could">
            Who could do this near you?
          </a>
        </p>
        <p class="govuk-body">
          <a class="govuk-button" role="button" href={`${practicePath(practice.id)}/want`}>
            I want this here
          </a>
        </p>
        <Summary parts={parts} practice={practice} findings={findings} written={written} />
        <WhatIsDone practice={practice} />
        <PageSection id="evidence" title="Does it work?">
          <PracticeEvidence practice={practice} findings={findings} />
        </PageSection>
        <WhatItTakes practice={practice} />
        {written !== undefined && <WrittenBlocks view={written} />}
        <WhatIsMissing practice={practice} />
        <PageSection id="sources" title="Where this comes from">
          <PracticeSources practice={practice} written={written?.written} />
        </PageSection>
        {written !== undefined && <TrustClock view={written} />}
      </Beside>
    </Page>
  )
}

function Owner({ practice, written }: Pick<Shown, 'practice' | 'written'>) {
  if (written === undefined) return <>{practice.owner}</>
  return (
    <a class="govuk-link" href={organisationPath(written.written.organisationId)}>
      {practice.owner}
    </a>
  )
}

function Summary({ parts, practice, findings, written }: Shown) {
  const { detail, serviceAreas } = practice
  return (
    <SummaryList
      rows={[
        practice.problem !== undefined && summaryRow('The problem', practice.problem),
        summaryRow('Who it is for', practice.people ?? <span class="app-quiet">Not stated</span>),
        practice.outcomes.length > 0 && summaryRow('What it aims for', <Lines items={practice.outcomes} />),
        summaryRow('Does it work?', evidenceSentence(findings)),
        summaryRow(
          'What it costs',
          detail.cost === undefined ? <span class="app-quiet">Not stated</span> : <Cost practice={practice} />,
        ),
        summaryRow('Where it was tried', <PlacesTried practice={practice} titles={parts.titles} />),
        summaryRow(
          'Is it still done?',
          [showStatus(practice.status), practice.beganYear && `began ${practice.beganYear}`].filter(Boolean).join('; '),
        ),
        practice.owner !== undefined && summaryRow('Whose it is', <Owner practice={practice} written={written} />),
        serviceAreas.length > 0 && summaryRow('Service', <Areas areas={serviceAreas} parts={parts} />),
        practice.alsoCalled.length > 0 && summaryRow('Also called', practice.alsoCalled.join(', ')),
      ]}
    />
  )
}

function Lines({ items }: Readonly<{ items: readonly string[] }>) {
  if (items.length === 1) return <>{items[0]}</>
  return (
    <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  )
}

function Cost({ practice }: Readonly<{ practice: Practice }>) {
  const { cost, sources } = practice.detail
  const source = cost?.sourceIndex === undefined ? undefined : sources[cost.sourceIndex]
  return (
    <>
      {cost?.text}
      {cost?.year !== undefined && ` (${cost.year})`}
      {source?.url !== undefined && (
        <>
          {' '}
          <a class="govuk-link" href={source.url}>
            Source<span class="govuk-visually-hidden"> of the cost: {source.title}</span>
          </a>
        </>
      )}
    </>
  )
}

function Areas({ areas, parts }: Readonly<{ areas: readonly string[]; parts: PageParts }>) {
  return (
    <>
      {areas.map((area, index) => (
        <>
          {index > 0 && ', '}
          <a class="govuk-link" href={`${practicesPath}?${new URLSearchParams({ service: area })}`}>
            {parts.titles.serviceArea(area) ?? area}
          </a>
        </>
      ))}
    </>
  )
}

function WhatIsDone({ practice }: Readonly<{ practice: Practice }>) {
  const { whatIsDone, core, delivered, saidAs, quote } = practice
  return (
    <PageSection id="what-is-done" title="What is done">
      {whatIsDone === undefined && core.length === 0 && (
        <p class="govuk-body">Nobody has written up here what is done. The sources below may say.</p>
      )}
      {whatIsDone !== undefined && <p class="govuk-body">{whatIsDone}</p>}
      {delivered.length > 0 && <p class="govuk-body">How it reaches people: {delivered.join(', ')}.</p>}
      <PracticeParts practice={practice} />
      {quote !== undefined && <Quote source={practice.source}>“{quote}”</Quote>}
      {saidAs.length > 0 && (
        <>
          <h3 class="govuk-heading-s">People say</h3>
          <ul class="govuk-list govuk-list--bullet">
            {saidAs.map((phrase) => (
              <li>“{phrase}”</li>
            ))}
          </ul>
        </>
      )}
    </PageSection>
  )
}

function WhatItTakes({ practice }: Readonly<{ practice: Practice }>) {
  const { whatItTakes, whereItWouldNotWork, lesson } = practice
  if (whatItTakes === undefined && whereItWouldNotWork === undefined && lesson === undefined) return null
  return (
    <PageSection id="what-it-takes" title="What it takes">
      {whatItTakes !== undefined && <p class="govuk-body">{whatItTakes}</p>}
      {whereItWouldNotWork !== undefined && (
        <>
          <h3 class="govuk-heading-s">Where it would not work</h3>
          <p class="govuk-body">{whereItWouldNotWork}</p>
        </>
      )}
      {lesson !== undefined && (
        <InsetText>
          <h3 class="govuk-heading-s">The lesson</h3>
          <p class="govuk-body">{lesson}</p>
        </InsetText>
      )}
    </PageSection>
  )
}

function WhatIsMissing({ practice }: Readonly<{ practice: Practice }>) {
  const missing = missingFacts(practice)
  if (missing.length === 0) return null
  return (
    <PageSection id="missing" title="What is missing here">
      <Missing items={missing} />
      <p class="govuk-body">
        No practice is written up in full. See{' '}
        <a class="govuk-link" href={libraryPath}>
          what the library holds and lacks
        </a>
        .
      </p>
    </PageSection>
  )
}
