import type { Band } from './scale.ts'

function words({ from, to }: Band): string {
  const [start, end] = [from, to].map((count) => count.toLocaleString('en-GB'))
  return from === to ? `${start}` : `${start} to ${end}`
}

/** What the shades mean, from none to the most. */
export function BandLegend({ bands, unit, none }: Readonly<{ bands: readonly Band[]; unit: string; none: string }>) {
  return (
    <ul class="app-legend" aria-label={`Shades: ${unit}`}>
      <li class="app-legend__item">
        <svg class="app-legend__swatch" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <rect class="app-shade app-shade--none" x="1" y="1" width="14" height="14" />
        </svg>
        {none}
      </li>
      {bands.map((band, index) => (
        <li class="app-legend__item">
          <svg class="app-legend__swatch" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <rect class={`app-shade app-shade--${shade(index, bands.length)}`} x="1" y="1" width="14" height="14" />
          </svg>
          {words(band)}
        </li>
      ))}
    </ul>
  )
}

/** The shade, 1 to 5, of a band: the last is always the strongest. 0 for a count in no band. */
export function shade(band: number, bands: number): number {
  return band < 0 ? 0 : 5 - (bands - 1 - band)
}
