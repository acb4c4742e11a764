import { describedByOf, LabelledControl, type ControlOptions } from './form-group.tsx'
import { join, type Attributes, type Listed } from './options.ts'

/** One choice of a list; without `value` the words are the value. */
export type SelectItem = Readonly<{
  text: string | number
  value?: string | number | boolean | undefined
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link Select}. */
export type SelectProps = ControlOptions &
  Readonly<{
    name: string
    items: Listed<SelectItem>
    id?: string | undefined
    value?: string | number | undefined
    disabled?: boolean | undefined
    classes?: string | undefined
    attributes?: Attributes | undefined
  }>

function isSelected(item: SelectItem, value: string | number | undefined): boolean {
  if (item.selected !== undefined) return item.selected
  return value !== undefined && value !== '' && String(item.value ?? item.text) === String(value)
}

/** One choice of a long list. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  return (
    <LabelledControl {...props} id={id}>
      {props.formGroup?.beforeInput}
      <select
        class={join('govuk-select', props.classes, props.errorMessage !== undefined && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        {...props.attributes}
      >
        {props.items.map(
          (item) =>
            item && (
              <option
                value={item.value === undefined ? undefined : String(item.value)}
                selected={isSelected(item, props.value)}
                disabled={item.disabled}
                {...item.attributes}
              >
                {item.text}
              </option>
            ),
        )}
      </select>
      {props.formGroup?.afterInput}
    </LabelledControl>
  )
}
