import type { Step, StepGroup } from './profile-step.ts'
import type { Profile } from './profile.schema.ts'
import { stepsForAdopters } from './steps-for-adopters.ts'
import { stepsOfTheWork } from './steps-of-the-work.ts'

/** Every step of writing a practice up, in its order. Read by the form, the task list, the check and the page. */
export const stepGroups: readonly StepGroup[] = [...stepsOfTheWork, ...stepsForAdopters]

/** The steps for one practice, in order; those about what went wrong are for attempts alone. */
export function stepsFor(profile: Pick<Profile, 'kind'>): readonly Step[] {
  return stepGroups.flatMap(({ steps }) =>
    steps.filter(({ attemptsOnly }) => attemptsOnly !== true || profile.kind === 'attempt'),
  )
}

/** A step by the name in its address; `undefined` if there is none. */
export function findStep(id: string): Step | undefined {
  return stepGroups.flatMap(({ steps }) => steps).find((step) => step.id === id)
}

/** The step after a given one; `undefined` after the last. */
export function stepAfter(profile: Pick<Profile, 'kind'>, id: string): Step | undefined {
  const steps = stepsFor(profile)
  return steps[steps.findIndex((step) => step.id === id) + 1]
}
