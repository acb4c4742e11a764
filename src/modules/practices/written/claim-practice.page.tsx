import { Button } from '../../../design-system/components/button.tsx'
import { FormErrors } from '../../../design-system/form/form-errors.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextAreaField } from '../../../design-system/form/text-area-field.tsx'
import { TextField } from '../../../design-system/form/text-field.tsx'
import { Card, Cards } from '../../../design-system/patterns/card.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import type { Practice } from '../practice.domain.ts'
import { practicePath, practicesPath } from '../practice.paths.ts'
import type { PracticeClaim } from './attributed-claim.service.ts'

/** Is it yours? An administrator checks it; the published source stays named. */
export function ClaimPracticePage({
  site,
  practice,
  error,
}: Readonly<{ site: PageParts['site']; practice: Practice; error: string | undefined }>) {
  const path = `${practicePath(practice.id)}/claim`
  return (
    <Page
      site={site}
      title="Is this practice yours?"
      path={path}
      hasErrors={error !== undefined}
      breadcrumbs={[
        { text: 'Practices', href: practicesPath },
        { text: practice.title, href: practicePath(practice.id) },
      ]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={error === undefined ? [] : [{ field: 'why', message: error }]} />
          <h1 class="govuk-heading-l">Is this practice yours?</h1>
          <p class="govuk-body">
            “{practice.title}” is described from a published source. If your organisation does it, you can write it up
            from here on. An administrator checks it first. The source and its results stay on the page.
          </p>
          <Form action={path}>
            <TextAreaField name="why" label="How can we see that it is yours?" labelSize="s" error={error} />
            <Button preventDoubleClick>Send</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}

/** Claims of practices that wait for an administrator. */
export function ListPracticeClaimsPage({
  site,
  path,
  claims,
}: Readonly<{
  site: PageParts['site']
  path: string
  claims: readonly (PracticeClaim & Readonly<{ title: string; owner: string }>)[]
}>) {
  return (
    <Page site={site} title="Claims of practices" path={path} unlisted>
      <h1 class="govuk-heading-l">Claims of practices</h1>
      {claims.length === 0 && <p class="govuk-body">Nothing waits for you here.</p>}
      <Cards>
        {claims.map(({ id, practiceId, title, owner, why }) => (
          <Card title={title} href={practicePath(practiceId)}>
            <p class="govuk-body">{owner} says that it is theirs:</p>
            <p class="govuk-body app-own-words">{why}</p>
            <Form action={`${path}/${id}`} label={`Decide about ${title}`}>
              <TextField name="reason" id={`reason-${id}`} label="Reason" />
              <div class="govuk-button-group">
                <Button name="how" value="accept">
                  Accept<span class="govuk-visually-hidden"> the claim of {title}</span>
                </Button>
                <Button name="how" value="refuse" classes="govuk-button--secondary">
                  Refuse<span class="govuk-visually-hidden"> the claim of {title}</span>
                </Button>
              </div>
            </Form>
          </Card>
        ))}
      </Cards>
    </Page>
  )
}
