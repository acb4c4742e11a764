import { createHash } from 'node:crypto'

const kept = /[^A-Za-z0-9._-]+/g

/**
 * An id that can stand in an address, from a reference that its source made. A reference that has to change gets six
 * digits of its hash, so that two of them never meet; the others stay as they are.
 */
export function rowId(kind: string, reference: string): string {
  const short = reference.normalize('NFKC').replaceAll(kept, '-').slice(0, 60)
  if (short === reference) return `${kind}-${short}`
  return `${kind}-${short}-${createHash('sha256').update(reference).digest('hex').slice(0, 6)}`
}
