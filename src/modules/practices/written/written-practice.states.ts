import { clock, defineStateMachine, nowhere } from '../../../core/state-machine.ts'

/** Everything that can happen to a practice that is written here, as a table; its page draws it. */
export const practiceStates = defineStateMachine({
  subject: 'practice',
  states: {
    draft: { label: 'Being written' },
    submitted: { label: 'Waiting for a reviewer' },
    in_review: { label: 'Being reviewed' },
    changes_asked: { label: 'Changes asked' },
    published: { label: 'Published' },
    review_due: { label: 'Due to be confirmed' },
    lapsed: { label: 'Lapsed' },
    withdrawn: { label: 'Withdrawn', terminal: true },
    retired: { label: 'Retired', terminal: true },
  },
  events: {
    write: 'Begin to write it up',
    import: 'Describe it from a published source',
    submit: 'Send it to a reviewer',
    take: 'Take it up to review',
    hand_back: 'Hand it back for another reviewer',
    late: 'The review is late',
    untaken: 'Nobody took it up in 20 working days',
    ask_changes: 'Ask for changes',
    publish: 'Publish it',
    vouch: 'Review it after it was published',
    fall_due: 'Ask whether it is still true',
    confirm: 'Say that it is all still true',
    lapse: 'Nobody confirmed it in time',
    revise: 'Publish a new edition',
    claim: 'Claim it as its owner',
    withdraw: 'Withdraw it',
    retire: 'Retire it',
  },
  actors: {
    editor: 'somebody who writes for the organisation',
    reviewer: 'a reviewer',
    organisation: 'an organisation that says it is its own',
    source: 'a published source',
  },
  guards: {
    complete: 'It has a title, a problem, people, what is done and one part',
    'not-own': 'The reviewer does not write for the same organisation',
    taker: 'The reviewer is the one who took it up',
    checks: 'No check of public words has found anything',
    unreviewed: 'Nobody has reviewed it yet',
    checked: 'An administrator has checked it',
  },
  transitions: [
    { from: nowhere, event: 'write', to: 'draft', who: ['editor'] },
    { from: nowhere, event: 'import', to: 'published', who: ['source'] },
    { from: ['draft', 'changes_asked'], event: 'submit', to: 'submitted', who: ['editor'], guard: 'complete' },
    { from: 'submitted', event: 'take', to: 'in_review', who: ['reviewer'], guard: 'not-own' },
    { from: 'submitted', event: 'untaken', to: 'published', who: [clock], guard: 'checks' },
    { from: 'in_review', event: 'hand_back', to: 'submitted', who: ['reviewer'], guard: 'taker', reason: true },
    { from: 'in_review', event: 'late', to: 'same', who: [clock] },
    { from: 'in_review', event: 'ask_changes', to: 'changes_asked', who: ['reviewer'], guard: 'taker', reason: true },
    { from: 'in_review', event: 'publish', to: 'published', who: ['reviewer'], guard: 'taker' },
    { from: ['published', 'review_due'], event: 'vouch', to: 'same', who: ['reviewer'], guard: 'unreviewed' },
    { from: 'published', event: 'fall_due', to: 'review_due', who: [clock] },
    { from: ['review_due', 'lapsed'], event: 'confirm', to: 'published', who: ['editor'] },
    { from: 'review_due', event: 'lapse', to: 'lapsed', who: [clock] },
    {
      from: ['published', 'review_due', 'lapsed'],
      event: 'revise',
      to: 'published',
      who: ['editor'],
      guard: 'complete',
    },
    { from: ['published', 'review_due'], event: 'claim', to: 'same', who: ['organisation'], guard: 'checked' },
    {
      from: ['draft', 'submitted', 'changes_asked', 'published', 'review_due', 'lapsed'],
      event: 'withdraw',
      to: 'withdrawn',
      who: ['editor'],
      reason: true,
    },
    { from: ['published', 'review_due', 'lapsed'], event: 'retire', to: 'retired', who: ['editor'], reason: true },
  ],
})

/** Where a practice that is written here stands. */
export type PracticeState = keyof typeof practiceStates.states

/** In these it is offered: found, listed and matched. In every other one it is readable at the most. */
export function isOfferedState(state: PracticeState): boolean {
  return state === 'published' || state === 'review_due'
}

/** Anybody may read its page: it has been published, whatever came after. */
export function isReadable(practice: Readonly<{ edition: number }>): boolean {
  return practice.edition > 0
}
