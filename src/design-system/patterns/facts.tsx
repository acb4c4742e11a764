import type { ComponentChildren } from 'preact'
import type { Listed } from '../components/options.ts'

function kept<Item>(items: Listed<Item>): readonly Item[] {
  return items.filter((item): item is Exclude<typeof item, false | null | undefined | ''> => Boolean(item))
}

/** Why something was found, each a short sentence that is true by itself. */
export function Reasons({ items }: Readonly<{ items: Listed<ComponentChildren> }>) {
  const reasons = kept(items)
  if (reasons.length === 0) return null
  return (
    <ul class="app-reasons">
      {reasons.map((reason) => (
        <li class="app-reasons__item">{reason}</li>
      ))}
    </ul>
  )
}

/** What is not known or not there, said quietly. */
export function Missing({ items }: Readonly<{ items: Listed<ComponentChildren> }>) {
  const gaps = kept(items)
  if (gaps.length === 0) return null
  return (
    <ul class="app-missing">
      {gaps.map((gap) => (
        <li class="app-missing__item">{gap}</li>
      ))}
    </ul>
  )
}

/** A few facts in one line: place, distance, how strong the evidence is. */
export function Facts({ items }: Readonly<{ items: Listed<ComponentChildren> }>) {
  const facts = kept(items)
  if (facts.length === 0) return null
  return (
    <ul class="app-facts">
      {facts.map((fact) => (
        <li>{fact}</li>
      ))}
    </ul>
  )
}
