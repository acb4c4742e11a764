import { practicePath } from './practice.paths.ts'
import type { Practice, PracticeSource } from './practice.domain.ts'
import type { WrittenPractice } from './written/written-practice.domain.ts'

/** Who described the practice, every source a click away, and under which licence the text stands. */
export function PracticeSources({
  practice,
  written,
}: Readonly<{ practice: Practice; written?: WrittenPractice | undefined }>) {
  const { sources } = practice.detail
  if (written !== undefined && written.attributed === undefined) {
    return (
      <p class="govuk-body">
        Written by its owner, {practice.owner}. Licence of this text: {practice.licence}.
      </p>
    )
  }
  return (
    <>
      <p class="govuk-body">
        {written === undefined
          ? 'Described from a published source, not by those who run it.'
          : `First described from a published source; since then ${practice.owner} has said here what it is.`}
      </p>
      {written === undefined && (
        <p class="govuk-body">
          Is it yours?{' '}
          <a class="govuk-link" href={`${practicePath(practice.id)}/claim`}>
            Say so, and write it up
          </a>
        </p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {sources.map((source) => (
          <li>
            <Source source={source} />
          </li>
        ))}
        {!sources.some(({ url }) => url !== undefined && url === practice.sourceUrl) && (
          <li>
            <Source
              source={{ title: practice.source, publisher: undefined, year: undefined, url: practice.sourceUrl }}
            />
          </li>
        )}
      </ul>
      <p class="govuk-body-s">
        {practice.written !== undefined && <>Written: {practice.written}. </>}
        Licence of this text: {practice.licence}.
      </p>
    </>
  )
}

function Source({ source }: Readonly<{ source: PracticeSource }>) {
  const { title, publisher, year, url } = source
  const more = [publisher !== title && publisher, year].filter(Boolean).join(', ')
  return (
    <>
      {url === undefined ? (
        title
      ) : (
        <a class="govuk-link" href={url}>
          {title}
        </a>
      )}
      {more !== '' && <> ({more})</>}
    </>
  )
}
