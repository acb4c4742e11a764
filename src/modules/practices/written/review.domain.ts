import type { FieldError } from '../../../core/problem.ts'

/** The six questions to a reviewer. There is none about opinions or campaigning: they are no ground for a "no". */
export const reviewQuestions = [
  { name: 'plain', label: 'Is it in plain words?' },
  { name: 'complete', label: 'Does it say enough for somebody to copy it?' },
  { name: 'alone', label: 'Can it be understood without another document?' },
  { name: 'tried', label: 'Has it been tried, at least as a pilot?' },
  { name: 'involved', label: 'Does it say who was involved?' },
  { name: 'contact', label: 'Does it say how to reach its owner?' },
] as const

/** What one question is called in a form. */
export type ReviewQuestion = (typeof reviewQuestions)[number]['name']

/** An answer to one question; a "no" has a reason. */
export type ReviewAnswer = Readonly<{ question: ReviewQuestion; yes: boolean; reason: string | undefined }>

/** What a reviewer said. */
export type Review = Readonly<{
  practiceId: string
  reviewerId: string
  outcome: 'changes_asked' | 'published'
  answers: readonly ReviewAnswer[]
  at: Date
}>

/** Which field holds the reason of a "no". */
export const reasonField = (question: ReviewQuestion) => `${question}-reason`

/** A review as it was filled in: all six answered, and each "no" with its reason; or what is missing, field by field. */
export function readReview(
  typed: Readonly<Record<string, string>>,
): Readonly<{ ok: true; answers: readonly ReviewAnswer[] }> | Readonly<{ ok: false; fields: readonly FieldError[] }> {
  const fields: FieldError[] = []
  const answers = reviewQuestions.map(({ name, label }): ReviewAnswer => {
    const reason = (typed[reasonField(name)] ?? '').trim()
    const answer = typed[name]
    if (answer !== 'yes' && answer !== 'no') fields.push({ field: name, message: `Answer: ${label}` })
    else if (answer === 'no' && reason === '')
      fields.push({ field: reasonField(name), message: `Say what is missing: ${label}` })
    return { question: name, yes: answer === 'yes', reason: reason === '' ? undefined : reason }
  })
  return fields.length > 0 ? { ok: false, fields } : { ok: true, answers }
}

/** The reasons of all that was answered with "no", as one text for the audit. */
export function reasonsOf(answers: readonly ReviewAnswer[]): string {
  return answers
    .filter(({ yes }) => !yes)
    .map(({ question, reason }) => `${labelOf(question)} ${reason ?? ''}`.trim())
    .join('\n')
}

/** A question in words. */
export function labelOf(question: ReviewQuestion): string {
  return reviewQuestions.find(({ name }) => name === question)?.label ?? question
}
