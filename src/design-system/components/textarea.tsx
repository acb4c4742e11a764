import { describedByOf, LabelledControl, type ControlOptions } from './form-group.tsx'
import { join, type Attributes } from './options.ts'

/** Options of {@link Textarea}. */
export type TextareaProps = ControlOptions &
  Readonly<{
    name: string
    id?: string | undefined
    value?: string | undefined
    rows?: number | undefined
    disabled?: boolean | undefined
    autocomplete?: string | undefined
    spellcheck?: boolean | undefined
    classes?: string | undefined
    attributes?: Attributes | undefined
  }>

/** More than one line of text. */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  return (
    <LabelledControl {...props} id={id}>
      {props.formGroup?.beforeInput}
      <textarea
        class={join('govuk-textarea', props.errorMessage !== undefined && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      {props.formGroup?.afterInput}
    </LabelledControl>
  )
}
