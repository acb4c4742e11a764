import { CharacterCount } from '../components/character-count.tsx'
import { Textarea } from '../components/textarea.tsx'
import { controlOptions, type FieldOptions } from './field.ts'

/** Options of {@link TextAreaField}. With `maxlength` the reader sees how many characters are left. */
export type TextAreaFieldProps = FieldOptions &
  Readonly<{ rows?: number | undefined; maxlength?: number | undefined; spellcheck?: boolean | undefined }>

/** Several lines of text that keep what was typed. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { rows, maxlength, spellcheck, value } = props
  const options = { ...controlOptions(props), rows, spellcheck, value }
  return maxlength === undefined ? <Textarea {...options} /> : <CharacterCount {...options} maxlength={maxlength} />
}
