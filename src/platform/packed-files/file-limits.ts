/** How much of a file from outside is taken; beyond it the file is refused. */
export type FileLimits = Readonly<{
  /** Of the file as it lies there, and of all that is in it unpacked. */
  bytes: number
  /** Files in one archive. */
  entries: number
  /** How many times its packed size an archive may grow. */
  expansion: number
  /** What every archive may grow to, since a small file of one phrase packs very well. */
  alwaysAllowed: number
}>

/** Official files stay far below these: the largest holds some hundred megabytes and packs to a tenth. */
export const fileLimits: FileLimits = {
  bytes: 2 * 2 ** 30,
  entries: 100,
  expansion: 20,
  alwaysAllowed: 2 ** 20,
}

/** The most bytes that a file of so many packed bytes may hold. */
export function mostUnpacked(packed: number, limits: FileLimits): number {
  return Math.min(limits.bytes, Math.max(limits.alwaysAllowed, packed * limits.expansion))
}
