/**
 * Finds which of many strings stand in a text in one pass over it (Aho and Corasick 1975), capitals of ASCII read as
 * small letters. The transitions are one flat table, so a letter costs two reads.
 */
export type LiteralScanner = Readonly<{
  /** Calls `found` with each owner that has a string in the text, at least once. */
  scan(text: string, found: (owner: number) => void): void
}>

/** Builds a scanner over the strings of each owner: owner 0 has `literals[0]` and so on. Strings are in lower case. */
export function createLiteralScanner(literals: readonly (readonly string[])[]): LiteralScanner {
  const classes = letterClasses(literals)
  const width = Math.max(...classes) + 1
  const children: Map<number, number>[] = [new Map()]
  const owners: number[][] = [[]]
  literals.forEach((strings, owner) => {
    for (const one of strings) {
      let state = 0
      for (let at = 0; at < one.length; at++) {
        const letter = classes[one.charCodeAt(at)] ?? 0
        let next = children[state]?.get(letter)
        if (next === undefined) {
          next = children.length
          children.push(new Map())
          owners.push([])
          children[state]?.set(letter, next)
        }
        state = next
      }
      owners[state]?.push(owner)
    }
  })
  const table = fillTable(children, owners, width)
  const ends = Uint8Array.from(owners, (list) => (list.length > 0 ? 1 : 0))
  return {
    scan(text, found) {
      // A state is kept as the start of its row, so that a step needs no multiplication.
      let row = 0
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
        row = table[row + (code < 128 ? (classes[code] as number) : 0)] as number
        const state = row / width
        if (ends[state] === 1) for (const owner of owners[state] as number[]) found(owner)
      }
    },
  }
}

/** Letters that no string has share class 0, which leads back to the start. */
function letterClasses(literals: readonly (readonly string[])[]): Uint8Array {
  const classes = new Uint8Array(128)
  let count = 0
  for (const strings of literals) {
    for (const one of strings) {
      for (let at = 0; at < one.length; at++) {
        const code = one.charCodeAt(at)
        if (classes[code] === 0) classes[code] = ++count
      }
    }
  }
  for (let small = 97; small <= 122; small++) classes[small - 32] = classes[small] ?? 0
  return classes
}

/** Breadth first: what a state cannot follow, the state of its longest ending that begins a string follows instead. */
function fillTable(children: readonly Map<number, number>[], owners: number[][], width: number): Uint32Array {
  const table = new Uint32Array(children.length * width)
  const fallback = new Uint32Array(children.length)
  const queue: number[] = [0]
  for (const state of queue) {
    const shorter = fallback[state] ?? 0
    if (state !== 0) {
      owners[state] = [...new Set([...(owners[state] ?? []), ...(owners[shorter] ?? [])])]
      table.copyWithin(state * width, shorter * width, shorter * width + width)
    }
    for (const [letter, child] of children[state] ?? []) {
      fallback[child] = state === 0 ? 0 : (table[shorter * width + letter] ?? 0) / width
      table[state * width + letter] = child * width
      queue.push(child)
    }
  }
  return table
}
