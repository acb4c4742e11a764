import type { ComponentChildren } from 'preact'
import { SummaryList, type SummaryActions, type SummaryRow } from '../../../design-system/components/summary-list.tsx'
import type { Choice } from './profile-choices.ts'
import { choiceWords } from './profile-choices.ts'
import type { Question, Step } from './profile-step.ts'
import type { Profile } from './profile.schema.ts'

type Shown = Readonly<{
  step: Step
  profile: Profile
  services: readonly Choice[]
  /** Questions that nobody has answered are left out. */
  saidOnly?: boolean
  actions?: SummaryActions | undefined
}>

/** What was answered in one step, question by question. Words are shown as they were written. */
export function AnswerList({ step, profile, services, saidOnly = false, actions }: Shown) {
  const lists =
    step.kind === 'questions'
      ? [{ title: undefined, questions: step.questions, row: profile }]
      : profile[step.list].map((row, at) => ({
          title: `${step.thing} ${at + 1}`,
          questions: step.questions,
          row: row as Readonly<Record<string, string>>,
        }))
  if (lists.length === 0) return saidOnly ? null : <p class="govuk-body app-quiet">Nothing said yet</p>
  return (
    <>
      {lists.map(({ title, questions, row }, at) => (
        <SummaryList
          card={title === undefined ? undefined : { title: { text: title, headingLevel: 3 } }}
          rows={answerRows({ questions, row, services, saidOnly, actions: at === 0 ? actions : undefined })}
        />
      ))}
    </>
  )
}

function answerRows({
  questions,
  row,
  services,
  saidOnly,
  actions,
}: Pick<Shown, 'services' | 'saidOnly' | 'actions'> &
  Readonly<{ questions: readonly Question[]; row: Readonly<Record<string, unknown>> }>): readonly SummaryRow[] {
  return questions
    .map((question) => ({ question, value: valueOf(row, question.name) }))
    .filter(({ value }) => saidOnly !== true || value.length > 0)
    .map(({ question, value }, index) => ({
      key: { text: question.label },
      value: { text: <Answer question={question} value={value} services={services} /> },
      actions: index === 0 ? actions : undefined,
    }))
}

function valueOf(row: Readonly<Record<string, unknown>>, name: string): string | readonly string[] {
  const value = row[name]
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value : ''
}

function Answer({
  question,
  value,
  services,
}: Readonly<{
  question: Question
  value: string | readonly string[]
  services: readonly Choice[]
}>): ComponentChildren {
  if (value.length === 0) return <span class="app-quiet">Not said</span>
  if (typeof value !== 'string') {
    return (
      <ul class="govuk-list govuk-!-margin-bottom-0">
        {value.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    )
  }
  if ('choices' in question) return choiceWords(question.choices, value)
  return <span class="app-own-words">{question.answer === 'service' ? choiceWords(services, value) : value}</span>
}
