import type { ComponentChildren } from 'preact'

/** One number with what it counts. */
export type KeyFigure = Readonly<{ value: number | string; label: ComponentChildren }>

/** A few numbers that matter, each with its meaning under it. */
export function KeyFigures({ items }: Readonly<{ items: readonly KeyFigure[] }>) {
  return (
    <dl class="app-figures">
      {items.map(({ value, label }) => (
        <div class="app-figure">
          <dt class="app-figure__label">{label}</dt>
          <dd class="app-figure__value">{typeof value === 'number' ? value.toLocaleString('en-GB') : value}</dd>
        </div>
      ))}
    </dl>
  )
}
