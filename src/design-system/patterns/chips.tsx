/** A word or filter that is on; with `removeHref` it can be taken off. */
export type Chip = Readonly<{ text: string; removeHref?: string | undefined }>

/** What a search understood or is filtered by, each with a way to take it off. `label` names the list. */
export function Chips({ label, items }: Readonly<{ label: string; items: readonly Chip[] }>) {
  if (items.length === 0) return null
  return (
    <ul class="app-chips" aria-label={label}>
      {items.map(({ text, removeHref }) => (
        <li>
          {removeHref === undefined ? (
            <span class="app-chip">{text}</span>
          ) : (
            <a class="app-chip" href={removeHref}>
              <span class="govuk-visually-hidden">Take off</span> {text}
              <span class="app-chip__cross" aria-hidden="true" />
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
