import type { Practice, PracticeSource } from './practice.domain.ts'

/** Who described the practice, every source a click away, and under which licence the text stands. */
export function PracticeSources({ practice }: Readonly<{ practice: Practice }>) {
  const { sources } = practice.detail
  return (
    <>
      <p class="govuk-body">Described from a published source, not by those who run it.</p>
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
