import { Input, type InputProps } from '../components/input.tsx'
import { controlOptions, type FieldOptions } from './field.ts'

/** Options of {@link TextField}. */
export type TextFieldProps = FieldOptions &
  Pick<
    InputProps,
    'type' | 'inputmode' | 'autocomplete' | 'spellcheck' | 'prefix' | 'suffix' | 'formGroup' | 'autocapitalize'
  >

/** One line of text that keeps what was typed. */
export function TextField(props: TextFieldProps) {
  const { type, inputmode, autocomplete, spellcheck, prefix, suffix, formGroup, autocapitalize, value } = props
  const input = { type, inputmode, autocomplete, spellcheck, prefix, suffix, formGroup, autocapitalize, value }
  return <Input {...controlOptions(props)} {...input} />
}
