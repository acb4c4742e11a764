import type { ComponentChildren } from 'preact'
import { Details } from '../components/details.tsx'
import { join } from '../components/options.ts'
import { Table, type TableProps } from '../components/table.tsx'
import { Scroll } from '../patterns/scroll.tsx'

/** What every chart has besides its picture. */
export type ChartWords = Readonly<{
  /** Unique on the page; the picture's title and description are found by it. */
  id: string
  /** What the chart shows, as a sentence or a heading. */
  title: string
  /** What a reader who cannot see the picture should take from it. */
  description: string
  /** The words that open the table. */
  tableLabel?: string | undefined
}>

/** Options of {@link Chart}. */
export type ChartProps = ChartWords &
  Readonly<{
    viewBox: string
    table: TableProps
    legend?: ComponentChildren
    /** The width in pixels that the picture needs to be read; on a narrower screen it scrolls by itself. */
    readableWidth?: number | undefined
    classes?: string | undefined
    /** The shapes, drawn inside the SVG. */
    children: ComponentChildren
  }>

// On paper every table stands open, but for one that would take pages.
const longest = 40

/** A picture with its name, its meaning in words, its legend, and the same figures as a table. */
export function Chart(props: ChartProps) {
  const { id, title, description, readableWidth } = props
  const picture = (
    <svg
      class="app-chart__picture"
      viewBox={props.viewBox}
      width={readableWidth}
      role="img"
      aria-labelledby={`${id}-title ${id}-words`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-words`}>{description}</desc>
      {props.children}
    </svg>
  )
  return (
    <figure class={join('app-chart', props.classes)}>
      <figcaption class="app-chart__title">{title}</figcaption>
      {readableWidth === undefined ? picture : <Scroll label={`${title}: picture`}>{picture}</Scroll>}
      {props.legend}
      <Details
        summaryText={props.tableLabel ?? 'Show as a table'}
        classes={join('app-chart__table', props.table.rows.length > longest && 'app-chart__table--long')}
      >
        <Scroll label={title}>
          <Table {...props.table} />
        </Scroll>
      </Details>
    </figure>
  )
}
