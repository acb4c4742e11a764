import { showDate } from '../../core/iso-date.ts'
import { Button } from '../../design-system/components/button.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { Fields } from '../../design-system/form/fields.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { formToken } from '../../platform/http/form.ts'
import { changes, sameFunction, type Adaptation } from './adaptation.domain.ts'
import type { ReturnedForm } from './adoption-forms.tsx'
import { adaptationStates } from './adoption.states.ts'
import type { AdoptionView } from './adoption.view.ts'

/** The words that go with an answer to an offered change. */
export const answerQuestions = [
  { name: 'words', kind: 'text', label: 'What do you say to the adopter?', hint: 'A no needs a reason.', rows: 2 },
] as const

/** What an adopter changed, and whether the practice has taken it up. */
export function Adaptations({ view, returned }: Readonly<{ view: AdoptionView; returned: ReturnedForm | undefined }>) {
  const { adaptations, inQuestion } = view
  if (adaptations.length === 0) return null
  return (
    <PageSection id="adaptations" title="What was changed here">
      {adaptations.map((adaptation) => (
        <>
          <h3 class="govuk-heading-s">
            {changes[adaptation.change]}: {adaptation.component}{' '}
            <Tag classes={adaptation.state === 'accepted' ? 'govuk-tag--green' : 'govuk-tag--grey'}>
              {adaptationStates.states[adaptation.state].label}
            </Tag>
          </h3>
          <SummaryList
            rows={[
              summaryRow('What is different', adaptation.what),
              summaryRow('Why', adaptation.why),
              summaryRow('Planned?', adaptation.planned ? 'Yes' : 'No, it came about'),
              summaryRow('Still does what it was there for?', sameFunction[adaptation.sameFunction]),
              summaryRow('Decided', `by ${adaptation.decidedBy}, since ${showDate(adaptation.madeOn)}`),
              inQuestion.some(({ component }) => component === adaptation.component) &&
                summaryRow('Core in question', 'Three adopters or more have changed this core part.'),
              adaptation.edition !== undefined &&
                summaryRow('Taken up', `In edition ${adaptation.edition}, with credit`),
              adaptation.answerWords !== undefined &&
                adaptation.answerWords !== '' &&
                summaryRow('The practice’s owner says', adaptation.answerWords),
            ]}
          />
          <Next adaptation={adaptation} view={view} returned={returned} />
        </>
      ))}
    </PageSection>
  )
}

function Next({
  adaptation: { id, state },
  view: { roles },
  returned,
}: Readonly<{ adaptation: Adaptation; view: AdoptionView; returned: ReturnedForm | undefined }>) {
  const own = returned?.event === id ? returned : undefined
  const hidden = { token: own?.token ?? formToken() }
  if (state === 'kept' && roles.includes('adopter')) {
    return (
      <Form
        action={`/adaptations/${encodeURIComponent(id)}/offer`}
        label="Offer this change to the practice"
        hidden={hidden}
      >
        <Button classes="govuk-button--secondary">Offer this change to the practice</Button>
      </Form>
    )
  }
  if ((state !== 'offered' && state !== 'variant') || !roles.includes('owner')) return null
  const prefix = `${id}-`
  return (
    <>
      <FormErrors errors={own?.errors.map(({ field, message }) => ({ field: `${prefix}${field}`, message }))} />
      <Form action={`/adaptations/${encodeURIComponent(id)}/answer`} label="Answer the adopter" hidden={hidden}>
        <Fields questions={answerQuestions} typed={own?.raw} errors={own?.errors} prefix={prefix} />
        <div class="govuk-button-group">
          <Button name="answer" value="accept">
            Take it up as a new edition
          </Button>
          <Button name="answer" value="decline" classes="govuk-button--secondary">
            Decline
          </Button>
        </div>
      </Form>
    </>
  )
}
