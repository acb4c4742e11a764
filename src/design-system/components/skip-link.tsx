import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link SkipLink}. */
export type SkipLinkProps = Readonly<{
  href?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  children?: ComponentChildren
}>

/** The first link of a page, past everything that is on every page. */
export function SkipLink({ href = '#content', classes, attributes, children }: SkipLinkProps) {
  return (
    <a href={href} class={join('govuk-skip-link', classes)} {...attributes} data-module="govuk-skip-link">
      {children}
    </a>
  )
}
