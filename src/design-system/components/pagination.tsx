import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes, type Listed } from './options.ts'

/** A link to the page before or after. */
export type PaginationLink = Readonly<{
  href: string
  text?: ComponentChildren
  labelText?: string | undefined
  attributes?: Attributes | undefined
}>

/** One page number, or a gap. */
export type PaginationItem = Readonly<{
  number?: string | number | undefined
  href?: string | undefined
  current?: boolean | undefined
  ellipsis?: boolean | undefined
  visuallyHiddenText?: string | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link Pagination}. */
export type PaginationProps = Readonly<{
  previous?: PaginationLink | undefined
  next?: PaginationLink | undefined
  items?: Listed<PaginationItem> | undefined
  landmarkLabel?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

type Direction = 'prev' | 'next'

const arrows: Readonly<Record<Direction, string>> = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

function Arrow({ direction }: Readonly<{ direction: Direction }>) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  )
}

function ArrowLink(props: Readonly<{ link: PaginationLink | undefined; direction: Direction; block: boolean }>) {
  const { link, direction, block } = props
  if (link === undefined || link.href === '') return null
  const hasLabel = hasContent(link.labelText)
  const words = direction === 'prev' ? 'Previous' : 'Next'
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={direction} {...link.attributes}>
        {(block || direction === 'prev') && <Arrow direction={direction} />}
        <span
          class={join('govuk-pagination__link-title', block && !hasLabel && 'govuk-pagination__link-title--decorated')}
        >
          {hasContent(link.text) ? (
            link.text
          ) : (
            <>
              {words}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {hasLabel && block && (
          <>
            {' '}
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!block && direction === 'next' && <Arrow direction={direction} />}
      </a>
    </div>
  )
}

function PageItem({ item }: Readonly<{ item: PaginationItem }>) {
  if (item.ellipsis === true) {
    return (
      <li
        class={join(
          'govuk-pagination__item',
          item.current === true && 'govuk-pagination__item--current',
          'govuk-pagination__item--ellipsis',
        )}
      >
        ⋯
      </li>
    )
  }
  return (
    <li class={join('govuk-pagination__item', item.current === true && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? ''}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number ?? ''}`}
        aria-current={item.current === true ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  )
}

/** Ways to the other pages of a list. */
export function Pagination({ previous, next, items, landmarkLabel, classes, attributes }: PaginationProps) {
  const block = items === undefined && (previous !== undefined || next !== undefined)
  return (
    <nav
      class={join('govuk-pagination', block && 'govuk-pagination--block', classes)}
      aria-label={landmarkLabel ?? 'Pagination'}
      {...attributes}
    >
      <ArrowLink link={previous} direction="prev" block={block} />
      {items !== undefined && (
        <ul class="govuk-pagination__list">
          {items.map((item) => item && Object.keys(item).length > 0 && <PageItem item={item} />)}
        </ul>
      )}
      <ArrowLink link={next} direction="next" block={block} />
    </nav>
  )
}
