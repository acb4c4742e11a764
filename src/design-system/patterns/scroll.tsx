import type { ComponentChildren } from 'preact'

/** A part that may be wider than the screen, such as a table of many columns: it scrolls by itself, with the keyboard too. */
export function Scroll({ label, children }: Readonly<{ label: string; children: ComponentChildren }>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
    <section class="app-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
