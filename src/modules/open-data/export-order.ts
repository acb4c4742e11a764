import { extname } from 'node:path'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'
import { openTables } from './open-tables.ts'
import { readMoment } from './read-moment.ts'

/** What is to be written where. */
export type ExportOrder =
  | Readonly<{ form: 'csv' | 'jsonl'; table: OpenTable; out: string }>
  | Readonly<{ form: 'zip'; tables: readonly OpenTable[]; out: string }>
  | Readonly<{ form: 'hsds'; out: string }>
  | Readonly<{ form: 'changes'; since: Date; out: string }>

/** Kinds that are read elsewhere, and where. */
const notYet: Readonly<Record<string, string>> = {
  adoptions: 'Adoptions are read at /api/v1/adoptions and are not among the files.',
  rates: 'Reply rates are read at /api/v1/introductions/rates and are not among the files.',
}

/** Every kind that `export` takes. */
export const exportKinds: readonly string[] = [...openTables.map(({ name }) => name), 'hsds', 'all']

/**
 * Reads what was typed: the kind, and the form that the file's ending asks for. `undefined` for a kind that there never is,
 * which is wrong usage and no refusal.
 */
export function readExportOrder(
  kind: string,
  out: string,
  since: string | undefined,
): Result<ExportOrder, Problem> | undefined {
  const ending = extname(out).slice(1).toLowerCase()
  const absent = Object.hasOwn(notYet, kind) ? notYet[kind] : undefined
  if (absent !== undefined) return refuse(nothingThere(kind, absent))
  if (!exportKinds.includes(kind)) return undefined
  if (since !== undefined) return changesOrder(kind, ending, out, since)
  if (kind === 'hsds') return ending === 'json' ? ok({ form: 'hsds', out }) : refuse(wrongEnding(kind, ['.json']))
  const table = openTables.find(({ name }) => name === kind)
  if (ending === 'zip') return ok({ form: 'zip', tables: table === undefined ? openTables : [table], out })
  if (table === undefined) return refuse(wrongEnding(kind, ['.zip']))
  if (ending === 'csv' || ending === 'jsonl') return ok({ form: ending, table, out })
  return refuse(wrongEnding(kind, ['.csv', '.jsonl', '.zip']))
}

function changesOrder(kind: string, ending: string, out: string, since: string): Result<ExportOrder, Problem> {
  const moment = readMoment(since)
  if (moment === undefined) {
    return refuse(
      problem('invalid', 'wrong-day', `${since} is not a day such as 2025-11-08`, {
        detail: 'Give the day that changes are wanted from, or a moment such as 2025-11-08T10:00:00Z.',
      }),
    )
  }
  if (kind !== 'all') {
    return refuse(problem('invalid', 'changes-of-all', 'Changes are told of all tables together: export all --since …'))
  }
  return ending === 'jsonl' ? ok({ form: 'changes', since: moment, out }) : refuse(wrongEnding('changes', ['.jsonl']))
}

function nothingThere(kind: string, why: string): Problem {
  return problem('not-found', 'nothing-to-export', why, {
    detail: `An empty file of ${kind} would say that there are none, so none is written.`,
  })
}

function wrongEnding(kind: string, endings: readonly string[]): Problem {
  return problem('invalid', 'wrong-ending', `The file of ${kind} has to end in ${endings.join(' or ')}`, {
    detail: 'The ending of its name says in which form it is written.',
  })
}
