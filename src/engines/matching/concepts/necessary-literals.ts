import { readExpression } from './expression-tree.ts'
import type { ExpressionTree } from './expression-tree.ts'

/** More strings than this are not followed: a shorter set of weaker strings is faster to look for. */
const mostStrings = 160

/**
 * What is known of every match of a part: `exact`, all the strings it can be (lower case), or `needed`, a set of which
 * at least one stands in it. Neither means that nothing is known.
 */
type Known = Readonly<{ exact?: ReadonlySet<string>; needed?: ReadonlySet<string> }>

/**
 * Strings in lower case of which every text that the expression matches (flag `i`) contains at least one; `undefined` if
 * there are none of two letters or more. The idea is from Cox, "Regular expression matching with a trigram index" (2012).
 */
export function necessaryLiterals(source: string): readonly string[] | undefined {
  const needed = neededOf(know(readExpression(source)))
  if (needed === undefined || shortest(needed) < 2) return undefined
  // A string that holds another one of the set adds nothing.
  const strings = [...needed].sort((a, b) => a.length - b.length)
  return strings.filter((one, at) => !strings.slice(0, at).some((other) => one.includes(other)))
}

function know(tree: ExpressionTree): Known {
  if (tree.kind === 'empty') return { exact: new Set(['']) }
  if (tree.kind === 'letters') return { exact: new Set(tree.choices) }
  if (tree.kind === 'choice') return knowChoice(tree.parts.map(know))
  if (tree.kind === 'sequence') return knowSequence(tree.parts.map(know))
  return tree.kind === 'repeat' ? knowRepeat(know(tree.part), tree.atLeast, tree.atMost) : {}
}

function knowRepeat(part: Known, atLeast: number, atMost: number): Known {
  if (atLeast === 0) {
    return atMost === 1 && part.exact !== undefined ? { exact: new Set([...part.exact, '']) } : {}
  }
  if (atLeast === 1 && atMost === 1) return part
  const needed = neededOf(part)
  return needed === undefined ? {} : { needed }
}

function knowChoice(parts: readonly Known[]): Known {
  if (parts.every((part) => part.exact !== undefined)) {
    const exact = new Set(parts.flatMap((part) => [...(part.exact ?? [])]))
    if (exact.size <= mostStrings) return { exact }
  }
  const all: string[] = []
  for (const part of parts) {
    const needed = neededOf(part)
    if (needed === undefined) return {}
    all.push(...needed)
  }
  return { needed: new Set(all) }
}

function knowSequence(parts: readonly Known[]): Known {
  let best: ReadonlySet<string> | undefined
  let run: ReadonlySet<string> = new Set([''])
  let whole = true
  const close = (): void => {
    best = better(best, neededOf({ exact: run }))
    run = new Set([''])
    whole = false
  }
  for (const part of parts) {
    if (part.exact === undefined) {
      close()
      best = better(best, part.needed)
      continue
    }
    if (run.size * part.exact.size > mostStrings) close()
    run = new Set([...run].flatMap((start) => [...(part.exact ?? [])].map((end) => start + end)))
  }
  if (whole) return { exact: run }
  best = better(best, neededOf({ exact: run }))
  return best === undefined ? {} : { needed: best }
}

function neededOf(known: Known): ReadonlySet<string> | undefined {
  if (known.exact === undefined) return known.needed
  return known.exact.has('') ? undefined : known.exact
}

/** Longer strings are rarer; among sets whose shortest are equally long the smaller one. */
function better(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const [shortA, shortB] = [Math.min(shortest(a), 5), Math.min(shortest(b), 5)]
  return shortA > shortB || (shortA === shortB && a.size <= b.size) ? a : b
}

function shortest(strings: ReadonlySet<string>): number {
  let length = Infinity
  for (const one of strings) if (one.length < length) length = one.length
  return length
}
