import type { ComponentChildren } from 'preact'

/** Extra HTML attributes, written as they stand: every value is text. */
export type Attributes = Readonly<Record<string, string>>

/** A list that may hold gaps, so that a caller can write `condition && item`. */
export type Listed<Item> = ReadonlyArray<Item | false | null | undefined | ''>

/** Content with the two options nearly everything has. */
export type TextOptions = Readonly<{
  text: ComponentChildren
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Words set before or after the control of a form group, for instance a button beside a search box. */
export type FormGroupOptions = Readonly<{
  classes?: string | undefined
  attributes?: Attributes | undefined
  beforeInput?: ComponentChildren
  afterInput?: ComponentChildren
}>

/** Joins class names and ids, leaving out what is empty; `undefined` if nothing is left, so that the attribute is left out. */
export function join(...names: ReadonlyArray<string | false | null | undefined>): string | undefined {
  const kept = names.filter((name) => name !== undefined && name !== false && name !== null && name !== '')
  return kept.length === 0 ? undefined : kept.join(' ')
}

/** Whether there is anything to show; `0` counts as something. */
export function hasContent(content: ComponentChildren): boolean {
  return content !== undefined && content !== null && content !== false && content !== true && content !== ''
}

/** Numbered messages of a component's script, as the `data-i18n.*` attributes that govuk-frontend reads. */
export function messageAttributes(
  key: string,
  message: string | Readonly<Record<string, string>> | undefined,
): Attributes {
  if (message === undefined || message === '') return {}
  if (typeof message === 'string') return { [`data-i18n.${key}`]: message }
  return Object.fromEntries(Object.entries(message).map(([rule, text]) => [`data-i18n.${key}.${rule}`, text]))
}
