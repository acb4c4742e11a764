import type { FieldError } from '../../core/problem.ts'
import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { Button } from '../../design-system/components/button.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { Details } from '../../design-system/components/details.tsx'
import { RadiosField } from '../../design-system/form/choice-field.tsx'
import { errorOf } from '../../design-system/form/field.ts'
import { Form } from '../../design-system/form/form.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { TextAreaField } from '../../design-system/form/text-area-field.tsx'
import { TextField } from '../../design-system/form/text-field.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { answerInWords } from './answer.rules.ts'
import type { Asker, Voice } from './voice.domain.ts'
import { comeBackPath, voicePath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import type { GivenAnswerRow, VoiceMessage } from './voice-record.repository.ts'
import { oweWords, verdictWords, voiceTitle } from './voice-words.ts'
import { owedStates, voiceStates } from './voice.states.ts'

/** Where a code is typed. It is sent in the form and never stands in an address. */
export function ComeBackPage({
  parts,
  errors,
  typed,
}: Readonly<{ parts: VoiceParts; errors: readonly FieldError[]; typed: string }>) {
  return (
    <Page site={parts.site} title="Come back with your code" path={comeBackPath} hasErrors={errors.length > 0}>
      <FormErrors errors={errors} />
      <h1 class="govuk-heading-l">Come back with your code</h1>
      <Form action={comeBackPath} label="Your code">
        <TextField
          name="code"
          label="Your code"
          hint="Sixteen letters and numbers, such as 7K3M-Q0ZX-1B5T-W9HC. Gaps and small letters do no harm."
          value={typed}
          error={errorOf(errors, 'code')}
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Go on</Button>
      </Form>
    </Page>
  )
}

/** What somebody who asked sees with their code. */
export function FollowPage({
  parts,
  code,
  voice,
  asker,
  answers,
  messages,
  errors,
  done,
}: Readonly<{
  parts: VoiceParts
  code: string
  voice: Voice
  asker: Asker
  answers: readonly GivenAnswerRow[]
  messages: readonly VoiceMessage[]
  errors: readonly FieldError[]
  /** What has just been done. */
  done: string | undefined
}>) {
  const title = voiceTitle(voice, parts.titles.place(voice.placeCode))
  const last = answers.findLast(({ kind }) => kind !== 'handed-on')
  const canJudge = voice.state === 'answered' || voice.state === 'not_settled'
  const promised = voice.answer?.promisedFor
  const today = dayInLondon(parts.now())
  return (
    <Page site={parts.site} title={title} path={comeBackPath} hasErrors={errors.length > 0} unlisted>
      <FormErrors errors={errors} />
      {done !== undefined && (
        <InsetText>
          <p class="govuk-body" role="status">
            {done}
          </p>
        </InsetText>
      )}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">
        {owedStates.includes(voice.state) ? oweWords(voice) : voiceStates.states[voice.state].label}
      </p>
      {asker.words !== '' && (
        <>
          <h2 class="govuk-heading-m">Your words</h2>
          <p class="govuk-body app-own-words">{asker.words}</p>
        </>
      )}
      {last !== undefined && (
        <>
          <h2 class="govuk-heading-m">The answer</h2>
          <p class="govuk-body">
            <strong>{answerInWords(last)}</strong>
          </p>
          <p class="govuk-body app-own-words">{last.words}</p>
          <p class="govuk-body-s">
            {last.byPost}, {showDate(dayInLondon(last.answeredAt))}
          </p>
        </>
      )}
      {canJudge && asker.withdrewAt === undefined && (
        <Form action={`${comeBackPath}/verdict`} hidden={{ code }} label="Your verdict">
          <RadiosField
            name="verdict"
            label="Does the answer settle it?"
            labelSize="m"
            error={errorOf(errors, 'verdict')}
            value={asker.verdictAnswerId === voice.answer?.id ? asker.verdict : undefined}
            choices={Object.entries(verdictWords).map(([value, text]) => ({ value, text }))}
          />
          <TextAreaField name="words" label="Why? (optional)" hint="Everybody can read it." rows={3} />
          <Button>Send my verdict</Button>
        </Form>
      )}
      {promised !== undefined && promised < today && (
        <Form action={`${comeBackPath}/kept`} hidden={{ code }} label="Did it happen?">
          <RadiosField
            name="kept"
            label={`It was promised for ${showDate(promised)}. Did it happen?`}
            labelSize="m"
            error={errorOf(errors, 'kept')}
            choices={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
          />
          <Button>Say so</Button>
        </Form>
      )}
      <h2 class="govuk-heading-m">What you were told</h2>
      {messages.length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {messages.map((message) => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{message.title}</h3>
          <p class="govuk-body">
            {showDate(dayInLondon(message.toldAt))}. {message.words}
          </p>
        </>
      ))}
      {asker.withdrewAt === undefined && (
        <Details summaryText="I do not want to ask for this any more">
          <p class="govuk-body">
            Others who ask carry on. If you are the only one, it ends. Your words stay where they stand without your
            name.
          </p>
          <Form action={`${comeBackPath}/withdraw`} hidden={{ code }} label="Take it back">
            <Button classes="govuk-button--warning">Take it back</Button>
          </Form>
        </Details>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={voicePath(voice.id)}>
          See what others see of it
        </a>
      </p>
    </Page>
  )
}
