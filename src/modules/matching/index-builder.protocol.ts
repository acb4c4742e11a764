import type { IsoDate } from '../../core/iso-date.ts'
import type { MatchDocument } from './match-document.ts'

/** What the web process tells the thread that builds. Documents come in batches, and each batch is answered before the next. */
export type BuilderOrder =
  | Readonly<{ kind: 'begin'; path: string; key: string; day: IsoDate | undefined }>
  | Readonly<{ kind: 'documents'; batch: readonly MatchDocument[] }>
  | Readonly<{ kind: 'finish' }>

/** What the thread answers. */
export type BuilderReport =
  | Readonly<{ kind: 'taken' }>
  | Readonly<{ kind: 'indexed'; done: number }>
  | Readonly<{ kind: 'finished' }>
