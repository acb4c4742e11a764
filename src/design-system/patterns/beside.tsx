import type { ComponentChildren } from 'preact'

/** Options of {@link Beside}. */
export type BesideProps = Readonly<{
  /** What stands at the side: filters, a map. */
  aside: ComponentChildren
  /** The name of the side part, and of the button that unfolds it on a narrow screen. */
  label: string
  /** Filters stand before the list, a map after it. */
  side?: 'start' | 'end' | undefined
  children: ComponentChildren
}>

/** A list with something beside it. At the start it folds behind a button on a narrow screen, without a script. */
export function Beside({ aside, label, side = 'start', children }: BesideProps) {
  if (side === 'end') {
    return (
      <div class="app-beside app-beside--end">
        <div>{children}</div>
        <aside aria-label={label}>{aside}</aside>
      </div>
    )
  }
  return (
    <div class="app-beside">
      <aside aria-label={label}>
        <details class="app-fold">
          <summary class="app-fold__summary">{label}</summary>
          <div class="app-fold__content">{aside}</div>
        </details>
      </aside>
      <div>{children}</div>
    </div>
  )
}
