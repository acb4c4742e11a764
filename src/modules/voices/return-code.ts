import { createHash, randomBytes } from 'node:crypto'

// Crockford's letters: none is taken for another when read from a slip or over the telephone.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16

/** A new code to come back with: 80 random bits, in four groups to read out, such as `7K3M-Q0ZX-1B5T-W9HC`. */
export function newReturnCode(): string {
  const code = [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was typed, without gaps and with the letters that are easily mistaken read as meant; `undefined` if none. */
export function readReturnCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(code)) return undefined
  return code.replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** What is kept of a code. */
export function hashReturnCode(code: string): string {
  return createHash('sha256').update(`voice ${code}`).digest('base64url')
}
