import { Button } from '../../design-system/components/button.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { TextAreaField } from '../../design-system/form/text-area-field.tsx'

/** The main question, asked about one place. */
export function FindHere({ place }: Readonly<{ place: string }>) {
  return (
    <div class="app-panel app-panel--quiet govuk-!-margin-bottom-6">
      <Form action="/results" method="get" hidden={{ place }} isSearch label={`Find what works for ${place}`}>
        <TextAreaField name="need" label={`What are you trying to change in ${place}?`} labelSize="s" rows={3} />
        <Button>Find what works</Button>
      </Form>
    </div>
  )
}
