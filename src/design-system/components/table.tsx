import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes, type Listed } from './options.ts'

/** One cell. `format: 'numeric'` sets figures to the right in even columns. */
export type TableCell = Readonly<{
  text?: ComponentChildren
  format?: string | undefined
  classes?: string | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link Table}. */
export type TableProps = Readonly<{
  rows: Listed<readonly TableCell[]>
  head?: readonly TableCell[] | undefined
  caption?: ComponentChildren
  captionClasses?: string | undefined
  firstCellIsHeader?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

function Cell({ cell, isHeader }: Readonly<{ cell: TableCell; isHeader: boolean }>) {
  const spans = { colspan: cell.colspan, rowspan: cell.rowspan }
  if (isHeader) {
    return (
      <th scope="row" class={join('govuk-table__header', cell.classes)} {...spans} {...cell.attributes}>
        {cell.text}
      </th>
    )
  }
  const format = cell.format !== undefined && `govuk-table__cell--${cell.format}`
  return (
    <td class={join('govuk-table__cell', format, cell.classes)} {...spans} {...cell.attributes}>
      {cell.text}
    </td>
  )
}

/** Figures and facts in rows and columns, with a caption that says what they are. */
export function Table(props: TableProps) {
  return (
    <table class={join('govuk-table', props.classes)} {...props.attributes}>
      {hasContent(props.caption) && (
        <caption class={join('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head !== undefined && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <th
                scope="col"
                class={join(
                  'govuk-table__header',
                  cell.format !== undefined && `govuk-table__header--${cell.format}`,
                  cell.classes,
                )}
                colspan={cell.colspan}
                rowspan={cell.rowspan}
                {...cell.attributes}
              >
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) => (
                  <Cell cell={cell} isHeader={index === 0 && props.firstCellIsHeader === true} />
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}
