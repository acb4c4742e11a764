import { Button } from '../../design-system/components/button.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { demonstrationPath } from './account.paths.ts'
import { demonstrationAccounts } from './demonstration.ts'

/** The accounts to try the exchange with, as buttons, and what that means. */
export function DemonstrationList({ next }: Readonly<{ next: string }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">Try it as somebody</h2>
      <InsetText>
        This exchange shows the bundled demonstration data. These accounts belong to nobody. They are gone once a real
        account is made or real data is imported.
      </InsetText>
      {demonstrationAccounts.map(({ id, name }) => (
        <Form action={demonstrationPath} hidden={{ account: id, next }} classes="govuk-!-display-inline-block">
          <Button classes="govuk-button--secondary govuk-!-margin-right-2">{name}</Button>
        </Form>
      ))}
    </section>
  )
}
