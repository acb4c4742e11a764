import { Details } from '../../design-system/components/details.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { Table, type TableCell } from '../../design-system/components/table.tsx'
import { PartsBar } from '../../design-system/charts/parts-bar.tsx'
import { Scroll } from '../../design-system/patterns/scroll.tsx'
import { showDesign } from './evidence-design.ts'
import { directions, directionWords, evidenceSentence, isShownAsReported, showEffect } from './evidence-words.ts'
import { countDirections, type Finding, type Practice, type PracticeSource } from './practice.domain.ts'

/** Rows in sight; the rest unfolds. */
const shownFindings = 12

/** What is known of whether it works: the sentence, the bar, every finding with its source, and what is being checked. */
export function PracticeEvidence({
  practice,
  findings,
}: Readonly<{ practice: Practice; findings: readonly Finding[] }>) {
  const counts = countDirections(findings)
  const asReported = isShownAsReported(practice)
  return (
    <>
      <p class="govuk-body">{evidenceSentence(findings)}</p>
      {practice.evidenceNote !== undefined && <p class="govuk-body">{practice.evidenceNote}</p>}
      {findings.length > 0 && (
        <PartsBar
          id="directions"
          title="Which way the results went"
          description={evidenceSentence(findings)}
          labelHeading="Way"
          valueHeading="Results"
          parts={directions.map((direction, index) => ({
            label: directionWords[direction].toLowerCase(),
            value: counts[direction],
            look: ([1, 3, 2, 4] as const)[index] ?? 1,
          }))}
        />
      )}
      {asReported && (
        <InsetText>
          <p class="govuk-body govuk-!-font-weight-bold">As reported; being checked</p>
          <p class="govuk-body">
            {practice.toConfirm.length > 0
              ? 'The figures below stand as their sources give them. Nobody has yet checked these points against the source:'
              : 'Some figures below were read from the summary of a paper, not from the whole paper.'}
          </p>
          {practice.toConfirm.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {practice.toConfirm.map((point) => (
                <li>{point}</li>
              ))}
            </ul>
          )}
        </InsetText>
      )}
      {findings.length > 0 && (
        <FindingsTable
          caption="Each result"
          findings={findings.slice(0, shownFindings)}
          sources={practice.detail.sources}
        />
      )}
      {findings.length > shownFindings && (
        <Details summaryText={`Show the other ${findings.length - shownFindings} results`}>
          <FindingsTable
            caption="The other results"
            findings={findings.slice(shownFindings)}
            sources={practice.detail.sources}
          />
        </Details>
      )}
      {practice.standard !== undefined && <p class="govuk-body">Judged by: {practice.standard}.</p>}
    </>
  )
}

type TableOfFindings = Readonly<{
  caption: string
  findings: readonly Finding[]
  sources: readonly PracticeSource[]
}>

function FindingsTable({ caption, findings, sources }: TableOfFindings) {
  return (
    <Scroll label={caption}>
      <Table
        classes="app-findings"
        caption={caption}
        captionClasses="govuk-table__caption--s"
        head={[
          { text: 'What was looked at' },
          { text: 'Way' },
          { text: 'What was found' },
          { text: 'How it was found out' },
          { text: 'Source' },
        ]}
        firstCellIsHeader
        rows={findings.map((finding) => findingRow(finding, sources))}
      />
    </Scroll>
  )
}

function findingRow(finding: Finding, sources: readonly PracticeSource[]): readonly TableCell[] {
  return [
    { text: opening(finding.outcome) },
    { text: directionWords[finding.direction] },
    { text: <WhatWasFound finding={finding} /> },
    { text: <HowFound finding={finding} /> },
    { text: <SourceOf finding={finding} sources={sources} /> },
  ]
}

/** Sources begin their words now small, now large. */
function opening(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function WhatWasFound({ finding }: Readonly<{ finding: Finding }>) {
  const effect = showEffect(finding)
  if (finding.result !== undefined) return <>{opening(finding.result)}</>
  if (effect === undefined) return <span class="app-quiet">Not stated</span>
  return (
    <>
      {finding.measure !== undefined && <>{opening(finding.measure)}: </>}
      size of the effect {effect}
    </>
  )
}

function HowFound({ finding }: Readonly<{ finding: Finding }>) {
  const facts = [
    showDesign(finding.design),
    finding.participants !== undefined && `${finding.participants.toLocaleString('en-GB')} people`,
    finding.place,
    finding.year !== undefined && String(finding.year),
    finding.followUp !== undefined && `followed for ${followUpWords(finding.followUp)}`,
    finding.evaluatorIndependent === true && 'by somebody independent',
    finding.evaluatorIndependent === false && 'by those who run it',
    finding.rating,
  ].filter((fact) => typeof fact === 'string' && fact !== '')
  return facts.length === 0 ? <span class="app-quiet">Not stated</span> : <>{facts.join('; ')}</>
}

function followUpWords(period: string): string {
  return period === '1 months' ? 'one month' : period.toLowerCase()
}

function SourceOf({ finding, sources }: Readonly<{ finding: Finding; sources: readonly PracticeSource[] }>) {
  const source = finding.sourceIndex === undefined ? undefined : sources[finding.sourceIndex]
  if (source === undefined) return <>{finding.citation ?? 'See the sources'}</>
  if (source.url === undefined) return <>{source.publisher ?? source.title}</>
  return (
    <a class="govuk-link" href={source.url}>
      {source.publisher ?? source.title}
      {source.publisher !== undefined && <span class="govuk-visually-hidden">: {source.title}</span>}
    </a>
  )
}
