import type { ComponentChildren } from 'preact'
import { ErrorMessage, type ErrorMessageOptions } from './error-message.tsx'
import { Hint, type HintOptions } from './hint.tsx'
import { Label, type LabelOptions } from './label.tsx'
import { join, type FormGroupOptions } from './options.ts'

/** What every single control has round it. */
export type ControlOptions = Readonly<{
  label: LabelOptions
  hint?: HintOptions | undefined
  errorMessage?: ErrorMessageOptions | undefined
  formGroup?: FormGroupOptions | undefined
  describedBy?: string | undefined
}>

/** The ids that describe a control: its own, then the hint's, then the error's. */
export function describedByOf(
  id: string | undefined,
  options: Pick<ControlOptions, 'hint' | 'errorMessage' | 'describedBy'>,
): string | undefined {
  return join(
    options.describedBy,
    options.hint !== undefined && `${id}-hint`,
    options.errorMessage !== undefined && `${id}-error`,
  )
}

/** The hint and the error message of a control or of a group, in that order. */
export function HintAndError({
  id,
  hint,
  errorMessage,
}: Readonly<{ id: string }> & Pick<ControlOptions, 'hint' | 'errorMessage'>) {
  return (
    <>
      {hint !== undefined && (
        <Hint id={`${id}-hint`} classes={hint.classes} attributes={hint.attributes}>
          {hint.text}
        </Hint>
      )}
      {errorMessage !== undefined && (
        <ErrorMessage
          id={`${id}-error`}
          classes={errorMessage.classes}
          attributes={errorMessage.attributes}
          visuallyHiddenText={errorMessage.visuallyHiddenText}
        >
          {errorMessage.text}
        </ErrorMessage>
      )}
    </>
  )
}

/** The box round a control: red at its side when there is an error. */
export function FormGroup(
  props: Readonly<{ hasError: boolean; group: FormGroupOptions | undefined; children: ComponentChildren }>,
) {
  return (
    <div
      class={join('govuk-form-group', props.hasError && 'govuk-form-group--error', props.group?.classes)}
      {...props.group?.attributes}
    >
      {props.children}
    </div>
  )
}

/** Label, hint, error message and one control, in the order a reader meets them. */
export function LabelledControl(props: ControlOptions & Readonly<{ id: string; children: ComponentChildren }>) {
  const { id, label, hint, errorMessage, formGroup, children } = props
  return (
    <FormGroup hasError={errorMessage !== undefined} group={formGroup}>
      <Label for={id} classes={label.classes} isPageHeading={label.isPageHeading} attributes={label.attributes}>
        {label.text}
      </Label>
      <HintAndError id={id} hint={hint} errorMessage={errorMessage} />
      {children}
    </FormGroup>
  )
}
