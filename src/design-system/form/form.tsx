import type { ComponentChildren } from 'preact'

/** Options of {@link Form}. */
export type FormProps = Readonly<{
  action: string
  method?: 'get' | 'post' | undefined
  /** Hidden values sent with the form, such as the token that proves it came from this site. */
  hidden?: Readonly<Record<string, string>> | undefined
  /** The form uploads a file. */
  hasFile?: boolean | undefined
  label?: string | undefined
  isSearch?: boolean | undefined
  classes?: string | undefined
  attributes?: Readonly<Record<string, string>> | undefined
  children: ComponentChildren
}>

/** A form. The server checks it and says what is wrong in our words, so the browser's own checks are off. */
export function Form(props: FormProps) {
  const form = (
    <form
      action={props.action}
      method={props.method ?? 'post'}
      noValidate
      enctype={props.hasFile === true ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      class={props.classes}
      {...props.attributes}
    >
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  )
  return props.isSearch === true ? <search>{form}</search> : form
}
