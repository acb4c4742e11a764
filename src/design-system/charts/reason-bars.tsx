import type { ComponentChildren } from 'preact'
import { CountBars } from './count-bars.tsx'

/** One part of a whole: what it is and its share, 0 to 1. */
export type ReasonShare = Readonly<{ label: ComponentChildren; share: number }>

/** Options of {@link ReasonBars}. */
export type ReasonBarsProps = Readonly<{
  title: string
  reasons: readonly ReasonShare[]
  labelHeading: string
  shareHeading: string
}>

/** How much each reason counted towards a whole, in per cent, each bar against the whole width. */
export function ReasonBars({ title, reasons, labelHeading, shareHeading }: ReasonBarsProps) {
  return (
    <CountBars
      title={title}
      labelHeading={labelHeading}
      valueHeading={shareHeading}
      full={1}
      bars={reasons.map(({ label, share }) => ({ label, value: share, text: `${Math.round(share * 100)}%` }))}
    />
  )
}
