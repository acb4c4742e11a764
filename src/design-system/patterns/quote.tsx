import type { ComponentChildren } from 'preact'
import { hasContent } from '../components/options.ts'

/** A person's own words, unedited, set apart by the warm edge; `source` says whose they are and when. */
export function Quote({ source, children }: Readonly<{ source?: ComponentChildren; children: ComponentChildren }>) {
  return (
    <figure class="app-quote">
      <blockquote class="govuk-body govuk-!-margin-0">{children}</blockquote>
      {hasContent(source) && <figcaption class="app-quote__source">{source}</figcaption>}
    </figure>
  )
}
