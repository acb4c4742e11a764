import { describedByOf, LabelledControl, type ControlOptions } from './form-group.tsx'
import { hasContent, join, type Attributes, type TextOptions } from './options.ts'

/** What sort of text is asked for. */
export type InputType = 'text' | 'search' | 'email' | 'tel' | 'url' | 'number' | 'password' | 'date'

/** Options of {@link Input}. */
export type InputProps = ControlOptions &
  Readonly<{
    name: string
    id?: string | undefined
    type?: InputType | undefined
    value?: string | undefined
    inputmode?: 'none' | 'text' | 'tel' | 'url' | 'email' | 'numeric' | 'decimal' | 'search' | undefined
    disabled?: boolean | undefined
    autocomplete?: string | undefined
    autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined
    pattern?: string | undefined
    spellcheck?: boolean | undefined
    prefix?: TextOptions | undefined
    suffix?: TextOptions | undefined
    inputWrapper?: Readonly<{ classes?: string | undefined; attributes?: Attributes | undefined }> | undefined
    classes?: string | undefined
    attributes?: Attributes | undefined
  }>

function Affix({ affix, kind }: Readonly<{ affix: TextOptions | undefined; kind: 'prefix' | 'suffix' }>) {
  if (affix === undefined || !hasContent(affix.text)) return null
  return (
    <div class={join(`govuk-input__${kind}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {affix.text}
    </div>
  )
}

/** One line of text. */
export function Input(props: InputProps) {
  const id = props.id ?? props.name
  const { beforeInput, afterInput } = props.formGroup ?? {}
  const control = (
    <input
      class={join('govuk-input', props.classes, props.errorMessage !== undefined && 'govuk-input--error')}
      id={id}
      name={props.name}
      // Preact's types tell inputs apart by the roles each may take; no role is set here, so one of them stands for all.
      // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler needs it
      type={(props.type ?? 'text') as 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedByOf(id, props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
  const beside = [props.prefix?.text, props.suffix?.text, beforeInput, afterInput].some(hasContent)
  return (
    <LabelledControl {...props} id={id}>
      {beside ? (
        <div class={join('govuk-input__wrapper', props.inputWrapper?.classes)} {...props.inputWrapper?.attributes}>
          {beforeInput}
          <Affix affix={props.prefix} kind="prefix" />
          {control}
          <Affix affix={props.suffix} kind="suffix" />
          {afterInput}
        </div>
      ) : (
        control
      )}
    </LabelledControl>
  )
}
