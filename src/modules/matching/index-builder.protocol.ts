import type { MatchDocument } from './match-document.ts'
import type { FileOrigin } from './match-file.writer.ts'

/**
 * What the web process tells the thread that builds. Documents come in batches, and each batch is answered before the next.
 * With `without` the file that stands at the path is carried on: its documents, all but those, and its index.
 */
export type BuilderOrder =
  | Readonly<{ kind: 'begin'; path: string; origin: FileOrigin; without: readonly string[] | undefined }>
  | Readonly<{ kind: 'documents'; batch: readonly MatchDocument[] }>
  | Readonly<{ kind: 'finish' }>

/** What the thread answers. */
export type BuilderReport =
  | Readonly<{ kind: 'taken' }>
  | Readonly<{ kind: 'indexed'; done: number }>
  | Readonly<{ kind: 'finished' }>
