import type { ComponentChildren } from 'preact'
import { Button } from '../../design-system/components/button.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { suggestPlacesPath } from '../places/index.ts'

/** From a practice to those who could do it here: one place, one button. */
export function WhoCouldDoThis({ need, children }: Readonly<{ need: string; children: ComponentChildren }>) {
  return (
    <section class="app-panel app-panel--quiet" aria-labelledby="who-could">
      <h2 class="govuk-heading-m" id="who-could">
        Who could do this near you?
      </h2>
      <Form action="/results" method="get" hidden={{ need, tab: 'organisations' }} label="Who could do this near you?">
        <TextField
          name="place"
          label="Your place"
          hint="A postcode, or a council such as Camden"
          autocomplete="off"
          spellcheck={false}
          attributes={{ 'data-app-autocomplete': suggestPlacesPath }}
        />
        <Button>Find organisations</Button>
      </Form>
      <p class="govuk-body govuk-!-margin-top-4">{children}</p>
    </section>
  )
}
