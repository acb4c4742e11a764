import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { placePath } from '../places/index.ts'
import type { Practice } from './practice.domain.ts'

type Place = Readonly<{ text: string; code?: string }>

/** Where a practice was tried, as its source says it, with the councils among them by their codes. */
export function placesTried(practice: Practice, titles: CodeTitles): readonly Place[] {
  const councils = practice.placeCodes.map((code) => ({ text: titles.place(code) ?? code, code }))
  const told = practice.places.map((text): Place => councils.find((council) => council.text === text) ?? { text })
  const rest = councils.filter((council) => !told.some(({ code }) => code === council.code))
  const all = [...told, ...rest]
  return all.length > 0 || practice.country === undefined ? all : [{ text: practice.country }]
}

/** The same as a list in a line, councils as links to what works there. */
export function PlacesTried({ practice, titles }: Readonly<{ practice: Practice; titles: CodeTitles }>) {
  const places = placesTried(practice, titles)
  if (places.length === 0) return <span class="app-quiet">Not stated</span>
  return (
    <>
      {places.map(({ text, code }, index) => (
        <>
          {index > 0 && ', '}
          {code === undefined ? (
            text
          ) : (
            <a class="govuk-link" href={placePath(code)}>
              {text}
            </a>
          )}
        </>
      ))}
    </>
  )
}
