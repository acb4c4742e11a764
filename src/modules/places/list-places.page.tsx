import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Place } from '../../engines/matching/places/place-rows.ts'
import type { PageParts } from '../site/index.ts'
import { placePath, placesPath, suggestPlacesPath } from './place.paths.ts'

/** Councils under a heading. */
export type PlaceGroup = Readonly<{ title: string; code: string | undefined; places: readonly Place[] }>

/** Every council by nation or region, and a box for those who know their postcode better. */
export function ListPlacesPage({
  parts,
  groups,
  typed,
  errors,
  suggestions,
}: Readonly<{
  parts: PageParts
  groups: readonly PlaceGroup[]
  typed: string
  errors: readonly FieldError[]
  /** Places that were perhaps meant. */
  suggestions: readonly string[]
}>) {
  return (
    <Page
      site={parts.site}
      title="Places"
      path={placesPath}
      hasErrors={errors.length > 0}
      description="What works in your council's area and nearby, what is wanted there now, and who is there."
    >
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">Places</h1>
      <p class="govuk-body-l">
        See what has been tried at a place and nearby, what is wanted there now, and who is there.
      </p>
      {suggestions.length > 0 && (
        <>
          <p class="govuk-body">Did you mean:</p>
          <ul class="govuk-list">
            {suggestions.map((place) => (
              <li>
                <a class="govuk-link" href={`${placesPath}?${new URLSearchParams({ place })}`}>
                  {place}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="app-panel app-panel--quiet">
        <Form action={placesPath} method="get" isSearch label="Find a place">
          <TextField
            name="place"
            label="Find a place"
            labelSize="m"
            hint="A postcode, or a council such as Camden"
            value={typed}
            error={errorOf(errors, 'place')}
            autocomplete="off"
            spellcheck={false}
            attributes={{ 'data-app-autocomplete': suggestPlacesPath }}
          />
          <Button>Show this place</Button>
        </Form>
      </div>
      {groups.map(({ title, code, places }) => (
        <section class="app-band">
          <h2 class="govuk-heading-m">
            {code === undefined ? (
              title
            ) : (
              <a class="govuk-link" href={placePath(code)}>
                {title}
              </a>
            )}
          </h2>
          <ul class="govuk-list app-contents">
            {places.map((place) => (
              <li>
                <a class="govuk-link" href={placePath(place.code)}>
                  {place.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}
