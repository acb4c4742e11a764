import { objectAt, reading, stop, textAt, type Given, type RequestProblem } from './reader.ts'

/** An answer with its computation's name, or the refusal in its place. */
export type ExactAnswer = Readonly<
  { id?: unknown } & ({ ok: true; do: string } | { ok: false; problem: RequestProblem })
>

/** What can be computed, by the name in `do`. */
export type Computations = Readonly<Record<string, (given: Given) => object>>

/** Answers one request by the computation that its `do` names; the first one if it names none. An `id` is echoed. */
export function answerBy(computations: Computations, request: unknown): ExactAnswer {
  const given = objectAt(request)
  const names = Object.keys(computations)
  const name = given['do'] === undefined ? (names[0] ?? '') : textAt(given['do'])
  const id = given['id'] === undefined ? {} : { id: given['id'] }
  const answered = reading(() => {
    const compute = Object.hasOwn(computations, name) ? computations[name] : undefined
    return compute === undefined
      ? stop('unknown-do', '/do', `There is no computation \`${name}\`. There are: ${names.join(', ')}.`)
      : compute(given)
  })
  return answered.ok
    ? { ...id, ok: true, do: name, ...answered.value }
    : { ...id, ok: false, problem: answered.problem }
}
