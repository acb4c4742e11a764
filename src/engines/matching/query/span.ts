/** A stretch of a text, from `start` up to and without `end`. */
export type Span = Readonly<{ start: number; end: number }>

/** Whether a stretch touches any of the others. */
export function overlaps(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => span.start < other.end && other.start < span.end)
}

/** The text with stretches blotted out with line ends, which no word, phrase or concept runs over; offsets stay as they were. */
export function blot(text: string, spans: readonly Span[]): string {
  let blotted = text
  for (const { start, end } of spans) {
    blotted = blotted.slice(0, start) + '\n'.repeat(end - start) + blotted.slice(end)
  }
  return blotted
}
