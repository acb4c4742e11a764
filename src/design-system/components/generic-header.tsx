import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes } from './options.ts'

/** Options of {@link GenericHeader}: the name and mark as children, and what stands at the other end. */
export type GenericHeaderProps = Readonly<{
  url?: string | undefined
  containerClasses?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  end?: ComponentChildren
  children?: ComponentChildren
}>

/** The bar at the top of every page, with nobody's brand but the installation's own. */
export function GenericHeader({ url = '/', containerClasses, classes, attributes, end, children }: GenericHeaderProps) {
  return (
    <div class={join('govuk-generic-header', classes)} {...attributes}>
      <div class={join('govuk-generic-header__container', containerClasses ?? 'govuk-width-container')}>
        <div class="govuk-generic-header__logo">
          <a href={url} class="govuk-generic-header__homepage-link">
            {children}
          </a>
        </div>
        {hasContent(end) && end}
      </div>
    </div>
  )
}
