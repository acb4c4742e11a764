import type { IsoDate } from '../../core/iso-date.ts'
import type { AdaptationState } from './adoption.states.ts'

/** What was done to a part of a practice. */
export const changes = {
  changed: 'Changed',
  left_out: 'Left out',
  added: 'Added',
} as const
export type ChangeKind = keyof typeof changes

/** Whether a changed part still does what it was there for. */
export const sameFunction = { yes: 'Yes', no: 'No', unknown: 'We do not know yet' } as const
export type SameFunction = keyof typeof sameFunction

/** What an adopter changed in a practice. */
export type Adaptation = Readonly<{
  id: string
  version: number
  adoptionId: string
  state: AdaptationState
  component: string
  isCore: boolean
  change: ChangeKind
  what: string
  why: string
  planned: boolean
  decidedBy: string
  sameFunction: SameFunction
  madeOn: IsoDate
  offeredAt: Date | undefined
  answeredAt: Date | undefined
  answerWords: string | undefined
  /** The edition that took it up. */
  edition: number | undefined
  createdAt: Date
}>

/** Working days that an owner has to answer what was offered. */
export const daysToAnswerAdaptation = 30

/** From how many adopters on a changed core part is in question. */
export const adoptersInQuestion = 3

/** Core parts that three adopters or more have changed or left out, with how many. */
export function coresInQuestion(
  adaptations: readonly Readonly<{ adoptionId: string; component: string; isCore: boolean; change: ChangeKind }>[],
): readonly Readonly<{ component: string; adopters: number }>[] {
  const changed = adaptations.filter(({ isCore, change }) => isCore && change !== 'added')
  return [...Map.groupBy(changed, ({ component }) => component)]
    .map(([component, list]) => ({ component, adopters: new Set(list.map(({ adoptionId }) => adoptionId)).size }))
    .filter(({ adopters }) => adopters >= adoptersInQuestion)
}
