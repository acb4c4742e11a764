import type { ComponentChildren } from 'preact'
import { Heading } from '../components/heading.tsx'
import { hasContent, join } from '../components/options.ts'

/** Options of {@link Card}. */
export type CardProps = Readonly<{
  title: ComponentChildren
  href?: string | undefined
  /** A few words above the title: what sort of thing it is. */
  kicker?: ComponentChildren
  headingLevel?: number | undefined
  id?: string | undefined
  /** In a box of its own, for a grid. */
  boxed?: boolean | undefined
  /** With the warm edge that means "people asked". */
  asked?: boolean | undefined
  children?: ComponentChildren
}>

/** One thing found: its title as the link, then whatever speaks for it. */
export function Card({ title, href, kicker, headingLevel = 3, id, boxed, asked, children }: CardProps) {
  return (
    <article id={id} class={join('app-card', boxed === true && 'app-card--boxed', asked === true && 'app-card--asked')}>
      {hasContent(kicker) && <p class="app-card__kicker">{kicker}</p>}
      <Heading level={headingLevel} class="app-card__title">
        {href === undefined ? (
          title
        ) : (
          <a class="govuk-link" href={href}>
            {title}
          </a>
        )}
      </Heading>
      {children}
    </article>
  )
}

/** Cards one under another, or side by side in a grid. */
export function Cards({
  grid,
  children,
}: Readonly<{ grid?: boolean | undefined; children: readonly ComponentChildren[] }>) {
  return (
    <ul class={grid === true ? 'app-grid' : 'app-cards'}>
      {children.map((card) => (
        <li>{card}</li>
      ))}
    </ul>
  )
}
