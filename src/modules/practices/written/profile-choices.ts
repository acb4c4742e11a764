/** An answer that can be picked: what is kept, and what is read. */
export type Choice = Readonly<{ value: string; text: string; hint?: string }>

/** What sort of thing a practice is. */
export const kindChoices: readonly Choice[] = [
  { value: 'service', text: 'A service', hint: 'Something that is done for people or with them' },
  { value: 'policy', text: 'A rule or a policy' },
  { value: 'tool', text: 'A tool', hint: 'A form, a guide, a programme' },
  { value: 'attempt', text: 'We tried it and it did not work', hint: 'Others can learn most from these' },
]
/** Whether a part must stay. */
export const roleChoices: readonly Choice[] = [
  { value: 'core', text: 'Core: it does not work without this' },
  { value: 'adaptable', text: 'Adaptable: a place may change this' },
]
/** Which way a result went. */
export const directionChoices: readonly Choice[] = [
  { value: 'positive', text: 'Better' },
  { value: 'mixed', text: 'Mixed' },
  { value: 'none', text: 'No clear difference' },
  { value: 'negative', text: 'Worse' },
]
/** What sort of thing it takes. */
export const resourceChoices: readonly Choice[] = [
  { value: 'people', text: 'People' },
  { value: 'skills', text: 'Skills' },
  { value: 'training', text: 'Training' },
  { value: 'start', text: 'Money to start' },
  { value: 'run', text: 'Money to run it' },
  { value: 'person', text: 'Money for each person helped' },
]
/** How much that is needed. */
export const neededChoices: readonly Choice[] = [
  { value: 'core', text: 'Needed' },
  { value: 'support', text: 'Helps' },
  { value: 'optional', text: 'Can be left out' },
]
/** In what people were involved. */
export const stageChoices: readonly Choice[] = [
  { value: 'need', text: 'Saying what was needed' },
  { value: 'design', text: 'Working out what to do' },
  { value: 'delivery', text: 'Doing it' },
  { value: 'review', text: 'Saying how it went' },
]
/** How people were involved: from hearing of it to leading it. */
export const involvementChoices: readonly Choice[] = [
  { value: 'told', text: 'They were told' },
  { value: 'asked', text: 'They were asked' },
  { value: 'shared', text: 'They shared the decision' },
  { value: 'led', text: 'They led it' },
]

/** The words of a picked answer; the answer itself if nobody knows it. */
export function choiceWords(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.text ?? value
}
