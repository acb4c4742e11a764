import type { ComponentChildren } from 'preact'
import { ChoiceConditional, ChoiceWords, hasHint, type RadioItem } from './choice.tsx'
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import { describedByOf, FormGroup, HintAndError, type ControlOptions } from './form-group.tsx'
import { hasContent, join, type Attributes, type Listed } from './options.ts'

/** A form group whose controls stand in a list. */
export type GroupOfInputs = Readonly<{
  classes?: string | undefined
  attributes?: Attributes | undefined
  beforeInputs?: ComponentChildren
  afterInputs?: ComponentChildren
}>

/** Options of {@link Radios}. */
export type RadiosProps = Pick<ControlOptions, 'hint' | 'errorMessage'> &
  Readonly<{
    name: string
    items: Listed<RadioItem>
    idPrefix?: string | undefined
    value?: string | number | undefined
    fieldset?: FieldsetOptions | undefined
    formGroup?: GroupOfInputs | undefined
    classes?: string | undefined
    attributes?: Attributes | undefined
  }>

function Radio({ item, id, props }: Readonly<{ item: RadioItem; id: string; props: RadiosProps }>) {
  const hasConditional = hasContent(item.conditional)
  const isGiven = props.value !== undefined && props.value !== ''
  const isChecked = item.checked ?? (isGiven && String(item.value) === String(props.value))
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={props.name}
          type="radio"
          value={item.value ?? ''}
          checked={isChecked}
          disabled={item.disabled}
          data-aria-controls={hasConditional ? `conditional-${id}` : undefined}
          aria-describedby={hasHint(item) ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <ChoiceWords block="govuk-radios" item={item} id={id} />
      </div>
      <ChoiceConditional block="govuk-radios" item={item} id={id} isChecked={isChecked} />
    </>
  )
}

/** One of a few choices, all in sight. */
export function Radios(props: RadiosProps) {
  const { hint, errorMessage, fieldset, formGroup } = props
  const idPrefix = props.idPrefix ?? props.name
  const describedBy = describedByOf(idPrefix, { hint, errorMessage, describedBy: fieldset?.describedBy })
  const content = (
    <>
      <HintAndError id={idPrefix} hint={hint} errorMessage={errorMessage} />
      <div class={join('govuk-radios', props.classes)} {...props.attributes} data-module="govuk-radios">
        {formGroup?.beforeInputs}
        {props.items.map((item, index) => {
          if (!item) return null
          if (hasContent(item.divider)) return <div class="govuk-radios__divider">{item.divider}</div>
          return <Radio item={item} id={item.id ?? `${idPrefix}${index > 0 ? `-${index + 1}` : ''}`} props={props} />
        })}
        {formGroup?.afterInputs}
      </div>
    </>
  )
  return (
    <FormGroup hasError={errorMessage !== undefined} group={formGroup}>
      {fieldset === undefined ? (
        content
      ) : (
        <Fieldset {...fieldset} describedBy={describedBy}>
          {content}
        </Fieldset>
      )}
    </FormGroup>
  )
}
