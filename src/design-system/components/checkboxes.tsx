import { ChoiceConditional, ChoiceWords, hasHint, type RadioItem } from './choice.tsx'
import { Fieldset } from './fieldset.tsx'
import { describedByOf, FormGroup, HintAndError, type ControlOptions } from './form-group.tsx'
import { hasContent, join, type Listed } from './options.ts'
import type { RadiosProps } from './radios.tsx'

/** One choice, or a divider. `behaviour: 'exclusive'` takes the others off. */
export type CheckboxItem = RadioItem & Readonly<{ name?: string | undefined; behaviour?: 'exclusive' | undefined }>

/** Options of {@link Checkboxes}. */
export type CheckboxesProps = Omit<RadiosProps, 'items' | 'value'> &
  Pick<ControlOptions, 'describedBy'> &
  Readonly<{ items: Listed<CheckboxItem>; values?: ReadonlyArray<string | number> | undefined }>

type CheckboxProps = Readonly<{
  item: CheckboxItem
  id: string
  props: CheckboxesProps
  describedBy: string | undefined
}>

function Checkbox({ item, id, props, describedBy }: CheckboxProps) {
  const hasConditional = hasContent(item.conditional)
  const isChecked = item.checked ?? props.values?.some((value) => String(value) === String(item.value)) ?? false
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={item.name ?? props.name}
          type="checkbox"
          value={item.value ?? ''}
          checked={isChecked}
          disabled={item.disabled}
          data-aria-controls={hasConditional ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={join(describedBy, hasHint(item) && `${id}-item-hint`)}
          {...item.attributes}
        />
        <ChoiceWords block="govuk-checkboxes" item={item} id={id} />
      </div>
      <ChoiceConditional block="govuk-checkboxes" item={item} id={id} isChecked={isChecked} />
    </>
  )
}

/** Any of a few choices. */
export function Checkboxes(props: CheckboxesProps) {
  const { hint, errorMessage, fieldset, formGroup } = props
  const idPrefix = props.idPrefix ?? props.name
  const before = fieldset?.describedBy ?? props.describedBy
  const describedBy = describedByOf(idPrefix, { hint, errorMessage, describedBy: before })
  const content = (
    <>
      <HintAndError id={idPrefix} hint={hint} errorMessage={errorMessage} />
      <div class={join('govuk-checkboxes', props.classes)} {...props.attributes} data-module="govuk-checkboxes">
        {formGroup?.beforeInputs}
        {props.items.map((item, index) => {
          if (!item) return null
          if (hasContent(item.divider)) return <div class="govuk-checkboxes__divider">{item.divider}</div>
          const id = item.id ?? `${idPrefix}${index > 0 ? `-${index + 1}` : ''}`
          // With a fieldset it is the fieldset that is described; without one each box is.
          return (
            <Checkbox
              item={item}
              id={id}
              props={props}
              describedBy={fieldset === undefined ? describedBy : undefined}
            />
          )
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
