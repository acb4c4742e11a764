import { Hint } from './hint.tsx'
import { hasContent, join, messageAttributes } from './options.ts'
import { Textarea, type TextareaProps } from './textarea.tsx'

type PluralMessages = Readonly<Record<string, string>>

/** Options of {@link CharacterCount}. */
export type CharacterCountProps = Omit<TextareaProps, 'disabled' | 'autocomplete' | 'describedBy'> &
  Readonly<{
    maxlength?: number | string | undefined
    maxwords?: number | string | undefined
    threshold?: number | string | undefined
    countType?: string | undefined
    textareaDescriptionText?: string | undefined
    countMessage?: Readonly<{ classes?: string | undefined }> | undefined
    charactersUnderLimitText?: PluralMessages | undefined
    charactersAtLimitText?: string | undefined
    charactersOverLimitText?: PluralMessages | undefined
    wordsUnderLimitText?: PluralMessages | undefined
    wordsAtLimitText?: string | undefined
    wordsOverLimitText?: PluralMessages | undefined
  }>

function asText(value: number | string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : String(value)
}

/** Several lines of text with how much room is left. */
export function CharacterCount(props: CharacterCountProps) {
  const id = props.id ?? props.name
  const limit = asText(props.maxwords) ?? asText(props.maxlength)
  const countType = props.countType ?? (props.maxwords === undefined ? undefined : 'words')
  const unit = countType === 'words' ? 'words' : 'characters'
  const given = hasContent(props.textareaDescriptionText) ? props.textareaDescriptionText : undefined
  const description = given ?? `You can enter up to %{count} ${unit}`
  const attributes = {
    'data-module': 'govuk-character-count',
    ...(asText(props.maxlength) === undefined ? {} : { 'data-maxlength': String(props.maxlength) }),
    ...(asText(props.maxwords) === undefined ? {} : { 'data-maxwords': String(props.maxwords) }),
    ...(asText(props.threshold) === undefined ? {} : { 'data-threshold': String(props.threshold) }),
    ...(countType === undefined ? {} : { 'data-count-type': countType }),
    ...(limit === undefined && given !== undefined ? messageAttributes('textarea-description', { other: given }) : {}),
    ...messageAttributes('characters-under-limit', props.charactersUnderLimitText),
    ...messageAttributes('characters-at-limit', props.charactersAtLimitText),
    ...messageAttributes('characters-over-limit', props.charactersOverLimitText),
    ...messageAttributes('words-under-limit', props.wordsUnderLimitText),
    ...messageAttributes('words-at-limit', props.wordsAtLimitText),
    ...messageAttributes('words-over-limit', props.wordsOverLimitText),
    ...props.formGroup?.attributes,
  }
  return (
    <Textarea
      id={id}
      name={props.name}
      describedBy={`${id}-info`}
      rows={props.rows}
      spellcheck={props.spellcheck}
      value={props.value}
      formGroup={{
        classes: join('govuk-character-count', props.formGroup?.classes),
        attributes,
        beforeInput: props.formGroup?.beforeInput,
        afterInput: (
          <>
            <Hint id={`${id}-info`} classes={join('govuk-character-count__message', props.countMessage?.classes)}>
              {limit === undefined ? undefined : description.replace('%{count}', limit)}
            </Hint>
            {props.formGroup?.afterInput}
          </>
        ),
      }}
      classes={join('govuk-js-character-count', props.classes)}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      attributes={props.attributes}
    />
  )
}
