import { h, type ComponentChildren } from 'preact'

/** A heading of the given level, 1 to 6. */
export function Heading({
  level,
  children,
  ...rest
}: Readonly<{ level: number; class?: string | undefined; id?: string | undefined; children?: ComponentChildren }>) {
  return h(`h${Math.min(6, Math.max(1, Math.trunc(level)))}`, rest, children)
}
