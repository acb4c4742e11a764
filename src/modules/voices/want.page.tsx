import type { ComponentChildren } from 'preact'
import type { FieldError } from '../../core/problem.ts'
import { showDate } from '../../core/iso-date.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Details } from '../../design-system/components/details.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { RadiosField, CheckboxesField, SelectField } from '../../design-system/form/choice-field.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextAreaField } from '../../design-system/form/text-area-field.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import { suggestPlacesPath } from '../places/index.ts'
import { practicePath, type Practice } from '../practices/index.ts'
import { answerInWords } from './answer.rules.ts'
import { publicCount } from './voice.domain.ts'
import { voicePath, wantPath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { nameShownWords } from './voice-words.ts'
import type { WantOutlook } from './want.service.ts'

/** What was typed, by field. */
export type Typed = Readonly<Record<string, string>>

/** What the pages of asking for a practice show. */
export type WantView = Readonly<{
  parts: VoiceParts
  practice: Practice
  typed: Typed
  errors: readonly FieldError[]
}>

function Frame({ view, title, children }: Readonly<{ view: WantView; title: string; children: ComponentChildren }>) {
  const { parts, practice, errors } = view
  return (
    <Page
      site={parts.site}
      title={`${title}: ${practice.title}`}
      path={wantPath(practice.id)}
      hasErrors={errors.length > 0}
      breadcrumbs={[
        { text: 'Practices', href: '/practices' },
        { text: practice.title, href: practicePath(practice.id) },
        { text: 'I want this here' },
      ]}
      unlisted
    >
      <FormErrors errors={errors} />
      {children}
    </Page>
  )
}

/** First: where. */
export function WantPlacePage(view: WantView) {
  const { practice, typed, errors } = view
  return (
    <Frame view={view} title="I want this here">
      <h1 class="govuk-heading-l">I want this here</h1>
      <p class="govuk-body-l">{practice.title}</p>
      <Form action={wantPath(practice.id)} method="get" label="Where">
        <TextField
          name="place"
          label="Where do you want it?"
          hint="A postcode or a council. We keep only the council."
          value={typed['place']}
          error={errorOf(errors, 'place')}
          autocomplete="off"
          spellcheck={false}
          attributes={{ 'data-app-autocomplete': suggestPlacesPath }}
        />
        <Button>Go on</Button>
      </Form>
    </Frame>
  )
}

/** Then: who would be asked, and the few fields. */
export function WantPage({ outlook, ...view }: WantView & Readonly<{ outlook: WantOutlook }>) {
  const { practice, typed, errors, parts } = view
  const { place, off } = outlook
  return (
    <Frame view={view} title="I want this here">
      <h1 class="govuk-heading-l">I want this in {place.name}</h1>
      <p class="govuk-body-l">{practice.title}</p>
      <Outlook outlook={outlook} practice={practice} parts={parts} />
      {off !== undefined ? (
        <InsetText>
          <p class="govuk-body">You cannot ask for it here at the moment. {off}</p>
        </InsetText>
      ) : (
        <Form
          action={`${wantPath(practice.id)}/check`}
          hidden={{ place: place.code, code: typed['code'] ?? '' }}
          label="Ask"
        >
          <TextAreaField
            name="words"
            label="Why do you want it? (optional)"
            hint="One sentence is enough. Everybody can read it, so leave out names and telephone numbers."
            value={typed['words']}
            error={errorOf(errors, 'words')}
            rows={3}
            maxlength={2_000}
          />
          <TextField
            name="name"
            label="Your name (optional)"
            value={typed['name']}
            error={errorOf(errors, 'name')}
            autocomplete="name"
          />
          <RadiosField
            name="nameShown"
            label="Who may see your name?"
            labelSize="s"
            value={typed['nameShown'] ?? 'nobody'}
            error={errorOf(errors, 'nameShown')}
            choices={Object.entries(nameShownWords).map(([value, text]) => ({ value, text }))}
          />
          <TextField
            name="email"
            label="E-mail for the answer (optional)"
            hint="Used for this answer only, and shown to nobody. Without one you get a code to come back with."
            value={typed['email']}
            error={errorOf(errors, 'email')}
            type="email"
            autocomplete="email"
          />
          <CheckboxesField
            name="isUnder18"
            label="Your age"
            labelSize="s"
            values={typed['isUnder18'] === 'yes' ? ['yes'] : []}
            choices={[{ value: 'yes', text: 'I am under 18', hint: 'Then your name is never public.' }]}
          />
          <Details summaryText="I am writing for somebody else">
            <SelectField
              name="channel"
              label="How did they tell you?"
              value={typed['channel'] ?? 'web'}
              choices={[
                { value: 'web', text: 'I write for myself' },
                { value: 'paper', text: 'On paper' },
                { value: 'telephone', text: 'By telephone' },
                { value: 'in person', text: 'In person' },
              ]}
            />
            <p class="govuk-body">
              They get the slip with the code, so that they can follow it and say whether the answer settles it.
            </p>
          </Details>
          <Button>Check before sending</Button>
        </Form>
      )}
    </Frame>
  )
}

function Outlook({
  outlook,
  practice,
  parts,
}: Readonly<{ outlook: WantOutlook; practice: Practice; parts: VoiceParts }>) {
  const { commissioner, stewards, place, askers, answerBy, open, answeredElsewhere, off } = outlook
  const body = commissioner?.body ?? `whoever commissions this in ${place.name}`
  const counted = publicCount(askers, { isPrivate: false, serviceArea: practice.serviceAreas[0] })
  const until = showDate(answerBy)
  return (
    <>
      <SummaryList
        rows={[
          summaryRow(
            'Who will be asked',
            commissioner === undefined
              ? `We do not know who commissions this in ${place.name}.${off === undefined ? ` The broker will find out by ${until}.` : ''}`
              : commissioner.body,
          ),
          commissioner !== undefined &&
            summaryRow(
              'Do they answer here?',
              stewards.takesPart
                ? `Yes. They owe an answer by ${until}.`
                : `${body} does not answer here yet.${off === undefined ? ` We will pass your words on and tell you by ${until} what comes back.` : ''}`,
            ),
          summaryRow('How many have asked', askers === 0 ? 'Nobody yet. You would be the first.' : `${counted} people`),
          open !== undefined &&
            summaryRow(
              'What you would join',
              <a class="govuk-link" href={voicePath(open.id)}>
                What others here have asked
              </a>,
            ),
          answeredElsewhere.length > 0 &&
            summaryRow(
              'What was answered elsewhere',
              <ul class="govuk-list govuk-!-margin-bottom-0">
                {answeredElsewhere.map((voice) => (
                  <li>
                    <a class="govuk-link" href={voicePath(voice.id)}>
                      {parts.titles.place(voice.placeCode) ?? voice.placeCode}
                    </a>
                    :{' '}
                    {voice.answer === undefined ? 'closed' : answerInWords({ ...voice.answer, reasonCode: undefined })}
                  </li>
                ))}
              </ul>,
            ),
        ]}
      />
    </>
  )
}

/** Last: what will be sent, as it will be sent. */
export function CheckWantPage({ outlook, ...view }: WantView & Readonly<{ outlook: WantOutlook }>) {
  const { practice, typed, parts } = view
  const name = typed['name'] === '' ? 'Not given' : typed['name']
  const similar =
    (typed['words'] ?? '').length < 15 ? [] : parts.findSimilar(typed['words'] ?? '', outlook.place.code, 3)
  return (
    <Frame view={view} title="Check before sending">
      <h1 class="govuk-heading-l">Check before sending</h1>
      <SummaryList
        rows={[
          summaryRow('What you want', practice.title),
          summaryRow('Where', outlook.place.name),
          summaryRow('Why', typed['words'] === '' ? 'Not given' : typed['words']),
          summaryRow(
            'Your name',
            `${name}. Shown to: ${nameShownWords[typed['nameShown'] === 'public' && typed['isUnder18'] !== 'yes' ? 'public' : typed['nameShown'] === 'officials' ? 'officials' : 'nobody'].toLowerCase()}`,
          ),
          summaryRow(
            'How you get the answer',
            typed['email'] === '' ? 'By a code, on the next page' : `${typed['email']}, and a code on the next page`,
          ),
        ]}
      />
      <Outlook outlook={outlook} practice={practice} parts={parts} />
      {similar.length > 0 && (
        <InsetText>
          <h2 class="govuk-heading-s">Others have said something like it</h2>
          <ul class="govuk-list govuk-list--bullet">
            {similar.map(({ title, path }) => (
              <li>
                <a class="govuk-link" href={path}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      <Form action={wantPath(practice.id)} hidden={typed} label="Send">
        <Button>Send it</Button>
      </Form>
      <Form action={`${wantPath(practice.id)}/change`} hidden={typed} label="Change">
        <Button classes="govuk-button--secondary">Change something</Button>
      </Form>
    </Frame>
  )
}
