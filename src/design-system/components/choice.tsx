import { Hint } from './hint.tsx'
import { Label } from './label.tsx'
import { hasContent, join } from './options.ts'
import type { RadioItem } from './radios.tsx'

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
