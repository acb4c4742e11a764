import type { FieldError } from '../../core/problem.ts'
import { ErrorSummary } from '../components/error-summary.tsx'

/** The error summary of a form that came back; nothing where there is no error. Each line leads to its field. */
export function FormErrors({
  errors,
  title,
}: Readonly<{ errors?: readonly FieldError[] | undefined; title?: string | undefined }>) {
  if (errors === undefined || errors.length === 0) return null
  return (
    <ErrorSummary
      titleText={title ?? 'There is a problem'}
      errorList={errors.map(({ field, message }) => ({ text: message, href: field === '' ? undefined : `#${field}` }))}
    />
  )
}
