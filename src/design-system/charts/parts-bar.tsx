import { Chart, type ChartWords } from './chart.tsx'
import { short } from './scale.ts'

/** One part of the bar. `look` 1 to 4 chooses colour and pattern, so that the parts differ without colour too. */
export type BarPart = Readonly<{ label: string; value: number; look: 1 | 2 | 3 | 4 }>

/** Options of {@link PartsBar}. */
export type PartsBarProps = ChartWords &
  Readonly<{ parts: readonly BarPart[]; labelHeading: string; valueHeading: string }>

const frame = { width: 640, height: 34, gap: 3 }

function Fill({ look, ...box }: Readonly<{ look: BarPart['look']; x: string; width: string; id: string }>) {
  const { id, ...place } = box
  return (
    <>
      <rect class={`app-parts__part app-parts__part--${look}`} y="0" height={frame.height} {...place} />
      {look > 1 && <rect fill={`url(#${id}-look-${look})`} y="0" height={frame.height} {...place} />}
    </>
  )
}

/** One bar parted by how many of each kind there are, with a key that carries the figures. Nothing at all for nothing. */
export function PartsBar(props: PartsBarProps) {
  const { id } = props
  const parts = props.parts.filter(({ value }) => value > 0)
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  if (whole === 0) return null
  const room = frame.width - frame.gap * (parts.length - 1)
  const starts = parts.map((_, index) => {
    const before = parts.slice(0, index).reduce((sum, { value }) => sum + value, 0)
    return (before / whole) * room + index * frame.gap
  })
  return (
    <Chart
      {...props}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      classes="app-parts"
      legend={
        <ul class="app-legend">
          {parts.map(({ label, value, look }) => (
            <li class="app-legend__item">
              <svg class="app-legend__swatch" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <rect class={`app-parts__part app-parts__part--${look}`} width="16" height="16" />
                {look > 1 && <rect fill={`url(#${id}-look-${look})`} width="16" height="16" />}
              </svg>
              {value.toLocaleString('en-GB')} {label}
            </li>
          ))}
        </ul>
      }
      table={{
        caption: props.title,
        head: [{ text: props.labelHeading }, { text: props.valueHeading, format: 'numeric' }],
        firstCellIsHeader: true,
        rows: props.parts.map(({ label, value }) => [
          { text: label },
          { text: value.toLocaleString('en-GB'), format: 'numeric' },
        ]),
      }}
    >
      <defs>
        <pattern id={`${id}-look-2`} width="8" height="8" patternUnits="userSpaceOnUse">
          <circle class="app-parts__dots" cx="4" cy="4" r="1.6" />
        </pattern>
        <pattern id={`${id}-look-3`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path class="app-parts__lines" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6" />
        </pattern>
        <pattern id={`${id}-look-4`} width="8" height="8" patternUnits="userSpaceOnUse">
          <path class="app-parts__lines" d="M0 0L8 8M0 8L8 0" />
        </pattern>
      </defs>
      {parts.map(({ value, look }, index) => (
        <Fill id={id} look={look} x={short(starts[index] ?? 0)} width={short((value / whole) * room)} />
      ))}
    </Chart>
  )
}
