import type { Need } from './need.domain.ts'

/** A practice that fits a need, with the reasons that the matcher gives. */
export type FittingPractice = Readonly<{
  title: string
  path: string
  reasons: readonly string[]
  missing: readonly string[]
}>

/** Finds what fits; another module does it. Answers nothing where nothing fits or the text cannot be looked up. */
export type FindFittingPractices = (
  need: Readonly<{ text: string; place: string | undefined }>,
  limit: number,
) => readonly FittingPractice[]

const longestText = 240

/** A title of fewer words says too little; the words of a longer one are to the point, those of its text often not. */
const fewestWords = 4

/** What is looked up for a notice: its title, and the start of what it says where the title is short. */
export function lookedUpText({ title, description }: Pick<Need, 'title' | 'description'>): string {
  const words = title.match(/\p{L}{3,}/gu)?.length ?? 0
  if (description === undefined || words >= fewestWords) return cut(title)
  return cut(`${title}. ${description}`)
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= longestText
    ? line
    : line.slice(0, Math.max(longestText / 2, line.lastIndexOf(' ', longestText)))
}
