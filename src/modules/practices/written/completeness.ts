import type { Profile } from './profile.schema.ts'
import type { Step } from './profile-step.ts'
import { stepsFor } from './profile-steps.ts'

/** How far a step is. */
export type StepState = 'done' | 'begun' | 'empty'

const isSaid = (value: string | readonly unknown[]) => value.length > 0

/** How far one step is: done when all its questions are answered, or its list has a row. */
export function stepState(step: Step, profile: Profile): StepState {
  if (step.kind === 'rows') return profile[step.list].length > 0 ? 'done' : 'empty'
  const said = step.questions.filter(({ name }) => isSaid(profile[name])).length
  if (said === 0) return 'empty'
  return said === step.questions.length ? 'done' : 'begun'
}

/** Something without which nothing is sent to a reviewer: which step it is in, and what to do. */
export type Lacking = Readonly<{ step: string; field: string; message: string }>

/** What is missing before it can be sent: title, problem, people, what is done, one part; of an attempt also what happened. */
export function lacking(profile: Profile): readonly Lacking[] {
  const lack: (Lacking | false)[] = [
    profile.title === '' && { step: 'name', field: 'title', message: 'Say what it is, in plain words' },
    profile.kind === '' && { step: 'kind', field: 'kind', message: 'Say what sort of thing it is' },
    profile.problem === '' && { step: 'problem', field: 'problem', message: 'Say what the problem was' },
    profile.people === '' && { step: 'people', field: 'people', message: 'Say who it is for' },
    profile.whatIsDone === '' && { step: 'done', field: 'whatIsDone', message: 'Say what is done' },
    !profile.components.some(({ what }) => what !== '') && {
      step: 'components',
      field: 'components-0-what',
      message: 'Name at least one part',
    },
    profile.kind === 'attempt' &&
      profile.happened === '' && { step: 'attempt', field: 'happened', message: 'Say what happened' },
  ]
  return lack.filter((one) => one !== false)
}

/**
 * What adopters asked for most and this profile does not say, most wanted first: the four questions that every adopter
 * answers (does it fit, should we, can we, how will we) need these.
 */
export function stillToSay(profile: Profile): readonly Step[] {
  const wanted = [
    'would-not-work',
    'resources',
    'results',
    'involved',
    'made-possible',
    'components',
    'timeline',
    'risks',
  ]
  const rank = (id: string) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length)
  return stepsFor(profile)
    .filter((step) => stepState(step, profile) !== 'done')
    .toSorted((one, other) => rank(one.id) - rank(other.id))
}
