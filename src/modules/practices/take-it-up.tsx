import { Button } from '../../design-system/components/button.tsx'
import type { Practice } from './practice.domain.ts'

/** The ways from reading of a practice to doing it: to be introduced, to take it up, to see where it led. */
export function TakeItUp({ practice: { id } }: Readonly<{ practice: Practice }>) {
  const about = new URLSearchParams({ practice: id })
  return (
    <section class="app-panel" aria-labelledby="take-up">
      <h2 class="govuk-heading-m" id="take-up">
        Would you like to do this?
      </h2>
      <Button href={`/introductions/new?${about}`}>Ask to be introduced</Button>
      <ul class="govuk-list govuk-!-margin-bottom-0">
        <li>
          <a class="govuk-link" href={`/adoptions/new?${about}`}>
            We want to take this up
          </a>
        </li>
        <li>
          <a class="govuk-link" href={`/lineage/${encodeURIComponent(id)}`}>
            Where it began and what came of it
          </a>
        </li>
      </ul>
    </section>
  )
}
