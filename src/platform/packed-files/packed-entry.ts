/** One file to read: as it lies there, or out of an archive. It can be read more than once, each time from its beginning. */
export type PackedEntry = Readonly<{
  /** For messages: `register.csv`, or `register.zip: register.csv`. */
  name: string
  /** Unpacked, where that is known before reading. */
  bytes: number | undefined
  /** The parts of a workbook, which is an archive and one file nevertheless. */
  workbook?: readonly PackedEntry[]
  /** Throws `RefusedFile`, here or while it is read, if the file is cut off or larger than the limits allow. */
  read(): AsyncIterable<Uint8Array>
}>

/** A file with what is in it. */
export type PackedFile = Readonly<{ entries: readonly PackedEntry[]; close(): Promise<void> }>
