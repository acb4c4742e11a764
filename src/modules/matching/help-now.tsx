/** One line of help: where to turn, and the page that says so. */
export type HelpLine = Readonly<{ text: string; source: string }>

/** Where to get help now, before anything else: nobody reads a search. */
export function HelpNow({ lines }: Readonly<{ lines: readonly HelpLine[] }>) {
  if (lines.length === 0) return null
  return (
    <section class="app-help-now" aria-labelledby="help-now">
      <h2 class="govuk-heading-s" id="help-now">
        If somebody needs help now
      </h2>
      <ul class="govuk-list">
        {lines.map(({ text, source }) => (
          <li>
            {text}{' '}
            <a class="govuk-link" href={source}>
              Where this is from
            </a>
          </li>
        ))}
      </ul>
      <p class="govuk-body-s">Nobody reads what you type here, so nobody can act on it.</p>
    </section>
  )
}
