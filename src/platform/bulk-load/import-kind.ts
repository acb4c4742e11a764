import type { Result } from '../../core/result.ts'
import type { Database } from '../database/database.ts'
import type { TextShelf } from './text-shelf.ts'
import type { DatasetTable, RowContext, RowFault, TableRow } from './dataset.ts'
import type { ReadRow } from './read-row.ts'

/** Where rows go, and how they take the place of what is there. */
export type LoadTarget = Readonly<{
  /** The `dataset` of its rows, unless a row names another of `datasets`. */
  name: string
  /** Where one kind has several lists that are replaced each by itself, such as live and removed: their names, `name` among them. */
  datasets?: readonly string[]
  tables: readonly DatasetTable[]
  /** Datasets whose row is kept where both have one of the same id. */
  yieldsTo: readonly string[]
  /** `whole`: what the files no longer have goes. `by-id`: rows are added or changed, and none goes. */
  replaces: 'whole' | 'by-id'
  /** For `by-id`: the column whose greater value wins, so that the order of files does not matter. Null loses. */
  newerBy?: Partial<Record<DatasetTable, string>>
}>

/** Makes rows of tables of one row of a file, as a dataset does. A row may be made twice, so a repeat must do no harm. */
export type MakeRows = (
  this: void,
  raw: unknown,
  context: RowContext,
) => Result<readonly TableRow[], readonly RowFault[]>

/** How a part is read of which several entries say something together. */
export type PartReader = Readonly<{
  rows: MakeRows
  /** Hands the entries of a file on, and may add others, marked as derived, when it has been read to its end. */
  arrange(this: void, batches: AsyncIterable<readonly ReadRow[]>): AsyncIterable<readonly ReadRow[]>
  /** Lets go of what it keeps; called once, however the import ends. */
  close(this: void): Promise<void>
}>

/** One of the files that a kind knows, told from others by what stands in it. */
export type ImportPart = Readonly<{
  name: string
  /** Column titles, or keys of the first entries of JSON, that have to be there; of an inner list any one. */
  needs: readonly (string | readonly string[])[]
  /** JSON packages: the keys whose list holds the rows. A bare list or JSON Lines is read as it is. */
  lists?: readonly string[]
  /** Files of this part are read before those of parts with a greater number; 0 unless given. */
  turn?: number
  /** Whether nothing can be imported without it. */
  isNeeded?: boolean
  /** Whether several files of it may be given at once to a kind that is replaced as a whole. */
  isMany?: boolean
}>

/** What came of a swap in one table: ids of rows added or changed, ids that went, and how many stood there already as they are. */
export type TableChanges = Readonly<{
  table: DatasetTable
  written: readonly string[]
  removed: readonly string[]
  unchanged: number
}>

/** A kind of official file that can be imported. */
export type ImportKind = LoadTarget &
  Readonly<{
    /** For people: `Register of charities of England and Wales`. */
    title: string
    publisher: string
    licence: string
    parts: readonly ImportPart[]
    /**
     * How the rows of each part are made, by its name, for one import. `given` names the parts that there are files of. Parts may
     * share what they gather; long texts of it go to `shelf`.
     */
    begin(
      this: void,
      database: Database,
      given: ReadonlySet<string>,
      shelf: TextShelf,
    ): Promise<Readonly<Record<string, MakeRows | PartReader>>>
    /** Before the swap, in its transaction: what it needs to say of old rows beside the staged ones. */
    prepare?(this: void, transaction: Database): Promise<void>
    /** Brings other rows in step, in the transaction that swapped these in. */
    settle?(this: void, transaction: Database, changes: readonly TableChanges[]): Promise<void>
  }>
