import type { Problem } from '../../core/problem.ts'
import { problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { synthesise, type Columns, type SynthesisAnswer, type SynthesisRequest } from '../../engines/synthesis/index.ts'
import { parseRequest } from './read-request.ts'
import type { SynthesisAlternative, SynthesisFileRequest } from './synthesise.schema.ts'

/** Reads the table that a request names; the same file is read once. */
export type ReadColumns = (file: string) => Result<Columns, Problem>

/** A refusal as a request's answer has it, in place of a response. */
export type RefusedAnswer = Readonly<{
  id: string | null
  problem: Readonly<{ type: string; title: string; detail?: string; field?: string }>
}>

/** An answer for programs: a response or a refusal, and the same for alternatives. */
export type BatchAnswer = Exclude<SynthesisAnswer, { problem: Problem }> | RefusedAnswer

/** Answers one request with its alternatives; a refusal stands in its place. */
export function answerRequest(raw: unknown, readColumns: ReadColumns): BatchAnswer {
  const id = idOf(raw)
  const request = parseRequest(raw)
  if (!request.ok) return refusedAnswer(id, request.problem)
  const { alternatives, ...main } = request.value
  const answer = answerOne(main, readColumns)
  if (!answer.ok) return refusedAnswer(id, answer.problem)
  if (alternatives === undefined) return answer.value
  const others = alternatives.map((alternative) => {
    const own = inherit(main, alternative)
    const found = answerOne(own, readColumns)
    return found.ok ? found.value : refusedAnswer(own.id ?? null, found.problem)
  })
  return { ...answer.value, alternatives: others } as BatchAnswer
}

/** Whether anything in an answer was refused. */
export function holdsRefusal(answer: BatchAnswer): boolean {
  if ('problem' in answer) return true
  return (answer.alternatives ?? []).some((one) => 'problem' in one)
}

function answerOne(request: SynthesisFileRequest, readColumns: ReadColumns) {
  const columns = columnsOf(request.data, readColumns)
  return columns.ok ? synthesise(request satisfies SynthesisRequest, columns.value) : columns
}

function columnsOf({ csv, columns }: SynthesisFileRequest['data'], readColumns: ReadColumns): Result<Columns, Problem> {
  if (csv === undefined && columns === undefined) {
    return refuse(
      problem('invalid', 'nothing-to-analyse', 'The request names no table: give `data.csv` or `data.columns`.'),
    )
  }
  const file = csv === undefined ? ok({}) : readColumns(csv)
  return file.ok ? ok({ ...file.value, ...columns }) : file
}

/** What an alternative takes from the main request where it names none; a model is merged key by key while its kind stays. */
function inherit(
  main: Omit<SynthesisFileRequest, 'alternatives'>,
  alternative: SynthesisAlternative,
): SynthesisFileRequest {
  const { moderators, transform, predict, tests, robust, helps } = main
  return {
    moderators,
    transform,
    predict,
    tests,
    robust,
    helps,
    ...alternative,
    data: alternative.data ?? main.data,
    effectSize: alternative.effectSize ?? main.effectSize,
    ...('model' in alternative ? { model: mergedModel(main.model, alternative.model) } : { model: main.model }),
  }
}

function mergedModel(
  main: SynthesisFileRequest['model'],
  own: SynthesisFileRequest['model'],
): SynthesisFileRequest['model'] {
  if (own === null || own === undefined || main === null || main === undefined) return own
  const kind = main.kind ?? 'inverse-variance'
  return (own.kind ?? kind) === kind ? { ...main, ...own } : own
}

function idOf(raw: unknown): string | null {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined
  return typeof id === 'string' ? id : null
}

/** A refusal in the form that programs get. */
export function refusedAnswer(id: string | null, { code, title, detail, fields }: Problem): RefusedAnswer {
  const field = fields?.[0]?.field
  return {
    id,
    problem: { type: code, title, ...(detail !== undefined && { detail }), ...(field !== undefined && { field }) },
  }
}
