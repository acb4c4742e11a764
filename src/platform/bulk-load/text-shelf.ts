import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a text stands on a shelf. */
export type ShelfPlace = Readonly<{ at: number; bytes: number }>

const flushBytes = 1 << 20

/**
 * Puts texts of one import aside until a later file needs them: in a temporary file, since those of a whole register would take
 * hundreds of megabytes of memory. The file is made at the first text and goes with `close`.
 */
export class TextShelf {
  private folder: string | undefined
  private file: number | undefined
  private waiting: Buffer[] = []
  private waitingBytes = 0
  private written = 0

  /** Keeps a text, and says where. */
  put(text: string): ShelfPlace {
    const bytes = Buffer.from(text, 'utf8')
    const place = { at: this.written + this.waitingBytes, bytes: bytes.length }
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes >= flushBytes) this.flush()
    return place
  }

  /** The text at a place. */
  get({ at, bytes }: ShelfPlace): string {
    if (this.waitingBytes > 0) this.flush()
    const buffer = Buffer.allocUnsafe(bytes)
    if (this.file !== undefined) readSync(this.file, buffer, 0, bytes, at)
    return buffer.toString('utf8')
  }

  private flush(): void {
    if (this.file === undefined) {
      this.folder = mkdtempSync(join(tmpdir(), 'exchange-import-'))
      this.file = openSync(join(this.folder, 'texts'), 'wx+', 0o600)
    }
    writeSync(this.file, Buffer.concat(this.waiting), 0, this.waitingBytes, this.written)
    this.written += this.waitingBytes
    this.waiting = []
    this.waitingBytes = 0
  }

  /** Removes the file. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true })
    this.file = undefined
  }
}
