const encoder = new TextEncoder()
const scratch = new Uint8Array(4096)

/** The three arrays a {@link StringTable} is made of, as they stand in a file. */
export type StringTableArrays = Readonly<{ bytes: Uint8Array; offsets: Uint32Array; slots: Uint32Array }>

function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at += 1) value = Math.imul(value ^ (bytes[at] as number), 0x01000193)
  // The low bits choose the slot, so the high ones are folded into them.
  return (value ^ (value >>> 15)) >>> 0
}

/** Numbered strings in one buffer, found by number or by content, without an object for each. */
export class StringTable {
  readonly arrays: StringTableArrays
  readonly size: number
  readonly #buffer: Buffer
  #remembered: string[] | undefined

  constructor(arrays: StringTableArrays) {
    this.arrays = arrays
    const { buffer, byteOffset, byteLength } = arrays.bytes
    this.#buffer = Buffer.from(buffer, byteOffset, byteLength)
    this.size = arrays.offsets.length - 1
  }

  /** Numbers the strings in the order given; of equal ones the first is found. */
  static of(strings: readonly string[]): StringTable {
    const offsets = new Uint32Array(strings.length + 1)
    let bytes = new Uint8Array(Math.max(64, strings.length * 12))
    let used = 0
    strings.forEach((text, at) => {
      const most = text.length * 3
      if (used + most > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, used + most))
        larger.set(bytes.subarray(0, used))
        bytes = larger
      }
      used += encoder.encodeInto(text, bytes.subarray(used)).written
      offsets[at + 1] = used
    })
    bytes = bytes.slice(0, used)
    return new StringTable({ bytes, offsets, slots: slotsOf(bytes, offsets) })
  }

  /** The string with this number. */
  at(number: number): string {
    const { offsets } = this.arrays
    return this.#buffer.toString('utf8', offsets[number], offsets[number + 1])
  }

  /** The number of a string, or -1. */
  indexOf(text: string): number {
    const { bytes, offsets, slots } = this.arrays
    const wanted = text.length * 3 > scratch.length ? encoder.encode(text) : scratch
    const length = wanted === scratch ? encoder.encodeInto(text, scratch).written : wanted.length
    const mask = slots.length - 1
    for (let slot = hash(wanted, 0, length) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] as number) - 1
      if (number < 0) return -1
      const start = offsets[number] as number
      if ((offsets[number + 1] as number) - start !== length) continue
      let same = 0
      while (same < length && bytes[start + same] === wanted[same]) same += 1
      if (same === length) return number
    }
  }

  /** All strings, in order of their numbers. */
  toArray(): string[] {
    return Array.from({ length: this.size }, (_, number) => this.at(number))
  }

  /** The same, made once and kept: for tables that every search reads through. */
  remembered(): readonly string[] {
    return (this.#remembered ??= this.toArray())
  }
}

/** Open addressing at no more than half full: slot -> number + 1. */
function slotsOf(bytes: Uint8Array, offsets: Uint32Array): Uint32Array {
  const count = offsets.length - 1
  let size = 2
  while (size < count * 2) size *= 2
  const slots = new Uint32Array(size)
  for (let number = 0; number < count; number += 1) {
    let slot = hash(bytes, offsets[number] as number, offsets[number + 1] as number) & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = number + 1
  }
  return slots
}
