import { Chips, type Chip } from '../../design-system/patterns/chips.tsx'
import type { MatchAnswer } from './match.schema.ts'
import { resultsPath, type ResultsState } from './results-address.ts'

/** What the search made of the words, each with a way to undo it. */
export function Understood({ query, state }: Readonly<{ query: MatchAnswer['query']; state: ResultsState }>) {
  const { place, corrected, added, concepts, ignored } = query
  const chips: Chip[] = []
  if (place !== null) {
    const removeHref =
      place.from === 'given'
        ? resultsPath(state, { place: '' })
        : resultsPath(state, { asTyped: { ...state.asTyped, places: true } })
    chips.push({ text: `in ${place.name}`, removeHref })
  }
  for (const concept of concepts) chips.push({ text: concept.tag })
  const also = [...new Set(added.map(({ term }) => term))]
  return (
    <section class="app-understood" aria-label="How your words were read">
      <Chips label="What we understood" items={chips} />
      {corrected.length > 0 && (
        <p class="govuk-body-s">
          Searched for{' '}
          {corrected.map(({ to }, index) => (
            <>
              {index > 0 && ', '}
              <em>{to}</em>
            </>
          ))}
          .{' '}
          <a class="govuk-link" href={resultsPath(state, { asTyped: { ...state.asTyped, spelling: true } })}>
            Search for {corrected.map(({ from }) => from).join(', ')} instead
          </a>
        </p>
      )}
      {place?.from === 'text' && (
        <p class="govuk-body-s">
          We took <em>{place.words ?? place.name}</em> as a place.{' '}
          <a class="govuk-link" href={resultsPath(state, { asTyped: { ...state.asTyped, places: true } })}>
            Search for the word instead
          </a>
        </p>
      )}
      {also.length > 0 && (
        <p class="govuk-body-s app-quiet">
          Also looked for: {also.slice(0, 8).join(', ')}
          {also.length > 8 && ` and ${also.length - 8} more`}
        </p>
      )}
      {ignored.length > 0 && (
        <p class="govuk-body-s app-quiet">
          Your words are many. These were left out: {ignored.slice(0, 12).join(', ')}
          {ignored.length > 12 && ` and ${ignored.length - 12} more`}
        </p>
      )}
    </section>
  )
}
