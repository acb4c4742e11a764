import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { TextAreaField } from '../../design-system/form/text-area-field.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { suggestPlacesPath } from '../places/index.ts'
import type { ResultTab } from './results-address.ts'

/** The one form of the product: what are you trying to change, and where. It keeps what was typed. */
export function NeedForm({
  need,
  place,
  errors,
  compact = false,
  tab,
}: Readonly<{
  need: string
  place: string
  errors?: readonly FieldError[] | undefined
  /** On the results page: the same two fields, less air. */
  compact?: boolean
  /** The tab that was chosen: another need is answered in the same one. */
  tab?: ResultTab | undefined
}>) {
  return (
    <Form
      action="/results"
      method="get"
      isSearch
      label="Find what works"
      classes="app-need-form"
      hidden={tab === undefined ? undefined : { tab }}
      attributes={compact ? { 'data-app-results-as-you-type': 'results' } : {}}
    >
      <div class={compact ? 'app-row' : undefined}>
        <TextAreaField
          name="need"
          label="What are you trying to change?"
          labelSize={compact ? 's' : 'l'}
          hint={compact ? undefined : 'Say it in your own words. One sentence is enough.'}
          rows={compact ? 2 : 3}
          value={need}
          error={errorOf(errors, 'need')}
        />
        <TextField
          name="place"
          label="Where?"
          labelSize={compact ? 's' : 'm'}
          hint={compact ? undefined : 'A postcode, or a council such as Camden. You can leave this empty.'}
          value={place}
          error={errorOf(errors, 'place')}
          autocomplete="off"
          spellcheck={false}
          attributes={{ 'data-app-autocomplete': suggestPlacesPath }}
        />
        <Button>Find what works</Button>
      </div>
    </Form>
  )
}
