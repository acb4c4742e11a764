import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link BackLink}. */
export type BackLinkProps = Readonly<{
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** A link back to the page before; says "Back" if no words are given. */
export function BackLink({ href = '#', classes, attributes, children }: BackLinkProps) {
  return (
    <a href={href} class={join('govuk-back-link', classes)} {...attributes}>
      {children ?? 'Back'}
    </a>
  )
}
