/** One search engine under measurement: takes all texts, gives back a search for the ten best. */
export type Peer = Readonly<{
  /** As it stands in the table. */
  title: string
  /** Indexes the texts; document n is `texts[n]`. The folder is empty and removed afterwards. */
  open(texts: readonly string[], folder: string): Promise<PeerIndex>
}>

/** A peer with its texts indexed. */
export type PeerIndex = Readonly<{
  /** The numbers of the ten documents that fit best, best first. */
  search(query: string): Promise<readonly number[]> | readonly number[]
  /** Bytes on disk, where the peer keeps a file. */
  bytes?(): number
  /** Saves and opens again, in milliseconds, where the peer can. */
  reopen?(): Promise<number> | number
  close(): Promise<void> | void
}>
