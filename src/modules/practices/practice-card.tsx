import { Tag } from '../../design-system/components/tag.tsx'
import { Card } from '../../design-system/patterns/card.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { kindWords } from './evidence-words.ts'
import { placesTried } from './practice-places.tsx'
import { practicePath } from './practice.paths.ts'
import type { Practice } from './practice.domain.ts'

const mostPlaces = 3

/** One practice in a list: what it is, where it was tried, and how many results are stated. */
export function PracticeCard({ practice, titles }: Readonly<{ practice: Practice; titles: CodeTitles }>) {
  const places = placesTried(practice, titles).map(({ text }) => text)
  const { findingCount, summary, problem } = practice
  const more = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : ''
  const say = summary !== undefined && summary !== practice.title ? summary : problem
  return (
    <Card title={practice.title} href={practicePath(practice.id)}>
      {practice.kind === 'attempt' && <Tag classes="govuk-tag--orange">{kindWords.attempt}</Tag>}
      {say !== undefined && <p class="govuk-body">{say}</p>}
      <Facts
        items={[
          places.length > 0 && `${places.slice(0, mostPlaces).join(', ')}${more}`,
          practice.serviceAreas
            .slice(0, 2)
            .map((area) => titles.serviceArea(area) ?? area)
            .join(', '),
          findingCount === 0 ? 'No result stated' : findingCount === 1 ? '1 result' : `${findingCount} results`,
        ]}
      />
    </Card>
  )
}
