import type { ComponentChildren } from 'preact'
import { Hint, type HintOptions } from './hint.tsx'
import { Label } from './label.tsx'
import { hasContent, join, type Attributes } from './options.ts'

/** One choice, or a divider such as "or". `conditional` is shown when it is chosen. */
export type RadioItem = Readonly<{
  text?: ComponentChildren
  value?: string | number | undefined
  id?: string | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  divider?: string | undefined
  hint?: HintOptions | undefined
  label?: Readonly<{ classes?: string | undefined; attributes?: Attributes | undefined }> | undefined
  conditional?: ComponentChildren
  attributes?: Attributes | undefined
}>

type ChoiceProps = Readonly<{ block: 'govuk-checkboxes' | 'govuk-radios'; item: RadioItem; id: string }>

/** Whether a choice has a hint, whose id its control names. */
export function hasHint({ hint }: RadioItem): boolean {
  return hint !== undefined && hasContent(hint.text)
}

/** The words of one choice: its label and hint. */
export function ChoiceWords({ block, item, id }: ChoiceProps) {
  return (
    <>
      <Label for={id} classes={join(`${block}__label`, item.label?.classes)} attributes={item.label?.attributes}>
        {item.text}
      </Label>
      {hasHint(item) && (
        <Hint
          id={`${id}-item-hint`}
          classes={join(`${block}__hint`, item.hint?.classes)}
          attributes={item.hint?.attributes}
        >
          {item.hint?.text}
        </Hint>
      )}
    </>
  )
}

/** What is shown when a choice is taken; hidden until then where there is a script. */
export function ChoiceConditional({ block, item, id, isChecked }: ChoiceProps & Readonly<{ isChecked: boolean }>) {
  if (!hasContent(item.conditional)) return null
  return (
    <div class={join(`${block}__conditional`, !isChecked && `${block}__conditional--hidden`)} id={`conditional-${id}`}>
      {item.conditional}
    </div>
  )
}
