import type { ComponentChildren } from 'preact'
import type { SummaryRow } from '../components/summary-list.tsx'

/** One line of a summary list that has nothing to do but to be read. */
export function summaryRow(key: ComponentChildren, value: ComponentChildren): SummaryRow {
  return { key: { text: key }, value: { text: value } }
}
