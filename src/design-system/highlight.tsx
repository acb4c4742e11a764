/** A stretch of a text, from the first character to the one after the last, in UTF-16 units as JavaScript counts. */
export type Stretch = Readonly<{ start: number; end: number }>

/**
 * Stretches in order, inside the text and without overlap: what is outside is cut off, what is empty is left out, and
 * what touches or overlaps becomes one.
 */
export function mergeStretches(stretches: readonly Stretch[], length: number): readonly Stretch[] {
  const inside = stretches
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start)
  const merged: { start: number; end: number }[] = []
  for (const stretch of inside) {
    const last = merged.at(-1)
    if (last !== undefined && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end)
    else merged.push({ ...stretch })
  }
  return merged
}

/** A text with some stretches marked. The text is always text: markup in it is shown, never run. */
export function Highlight({ text, marks }: Readonly<{ text: string; marks: readonly Stretch[] }>) {
  const merged = mergeStretches(marks, text.length)
  return (
    <>
      {merged.map(({ start, end }, index) => (
        <>
          {text.slice(merged[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </>
      ))}
      {text.slice(merged.at(-1)?.end ?? 0)}
    </>
  )
}
