import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** One step of the way; without `href` it is the page the reader is on. */
export type Breadcrumb = Readonly<{
  text: ComponentChildren
  href?: string | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link Breadcrumbs}. */
export type BreadcrumbsProps = Readonly<{
  items: readonly Breadcrumb[]
  collapseOnMobile?: boolean | undefined
  labelText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** The way from the front page to here. */
export function Breadcrumbs({ items, collapseOnMobile, labelText, classes, attributes }: BreadcrumbsProps) {
  const collapse = collapseOnMobile === true && 'govuk-breadcrumbs--collapse-on-mobile'
  return (
    <nav class={join('govuk-breadcrumbs', classes, collapse)} {...attributes} aria-label={labelText ?? 'Breadcrumb'}>
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href === undefined || item.href === '' ? (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
