import { clock, defineStateMachine, nowhere } from '../../core/state-machine.ts'

const live = ['open', 'reopened', 'answered', 'not_settled', 'passed_on'] as const
const waiting = ['open', 'reopened'] as const
const shown = [...live, 'settled', 'closed_no_verdict', 'closed_with_reason', 'withdrawn', 'merged'] as const

/**
 * What can become of a voice. It ends with the verdict of those who asked, their withdrawal, a verdict that never came and
 * is recorded so, or a reason that the body gives and that is shown for ever. Hiding is no end: it lies over whatever
 * state there is, is recorded with the rule it stands on, and is taken off again by an appeal.
 */
export const voiceStates = defineStateMachine({
  subject: 'voice',
  states: {
    draft: { label: 'Being written' },
    held: { label: 'Held for a look' },
    open: { label: 'Waiting for an answer' },
    passed_on: { label: 'Passed on' },
    answered: { label: 'Answered' },
    reopened: { label: 'Opened again' },
    not_settled: { label: 'Not settled' },
    settled: { label: 'Settled', terminal: true },
    closed_no_verdict: { label: 'No verdict given', terminal: true },
    closed_with_reason: { label: 'Closed with a reason', terminal: true },
    withdrawn: { label: 'Withdrawn', terminal: true },
    merged: { label: 'Joined with another', terminal: true },
  },
  events: {
    say: 'Say it',
    open: 'Publish and send it',
    join: 'Ask for it too',
    hand_on: 'Hand it on',
    take_over: 'Take it over',
    come_back: 'Nobody took it over',
    pass_on: 'Tell what was passed on',
    body_joins: 'The body begins to answer here',
    own: 'Name who answers',
    answer: 'Answer',
    remind: 'Remind the owner',
    fall_due: 'The date passed',
    ask_verdict: 'Ask for a verdict',
    settle: 'Say it is settled',
    doubt: 'Say it is not settled, or partly',
    no_verdict: 'No verdict came',
    promise_due: 'The promised date passed',
    tell_kept: 'Say whether it happened',
    close: 'Close with a reason',
    withdraw: 'Take it back',
    merge: 'Join with another',
    hide: 'Hide',
    restore: 'Show again',
  },
  actors: {
    asker: 'those who asked',
    anyone: 'anyone',
    owner: 'the one who owes the answer',
    receiver: 'the one it was handed to',
    broker: 'the broker of the place',
    moderator: 'a moderator',
    body: 'a body that begins to answer',
  },
  guards: {
    clean: 'No check holds it back',
    placed: 'It has a place, and somebody owes it something',
    nobody_yet: 'Nobody is named who answers',
    new_here: 'Once a person',
    not_handed: 'It is not with somebody else already',
    late_hand: 'Five working days have passed',
    passing: 'The body does not answer here',
    right_answer: 'The kind of answer has what it needs',
    all_settled: 'All who asked say so, or have been reminded twice',
    first_doubt: 'It was not opened again before',
    no_word: 'Two reminders were sent and nobody said anything',
    promised: 'The promised date has passed',
    alone: 'Nobody else asks for it',
    shared: 'Others ask for it and carry it on',
    another: 'The other one is open and about the same place',
    visible: 'It is not hidden',
    hidden: 'It is hidden',
  },
  transitions: [
    { from: nowhere, event: 'say', to: 'draft', who: ['anyone'], guard: 'clean' },
    { from: nowhere, event: 'say', to: 'held', who: ['anyone'] },
    { from: ['draft'], event: 'open', to: 'open', who: ['asker'], guard: 'placed' },
    { from: ['held'], event: 'open', to: 'open', who: ['moderator'], guard: 'placed' },
    { from: [...waiting, 'passed_on'], event: 'join', to: 'same', who: ['anyone'], guard: 'new_here' },
    { from: waiting, event: 'own', to: 'same', who: ['broker'], guard: 'nobody_yet' },
    { from: waiting, event: 'hand_on', to: 'same', who: ['owner'], guard: 'not_handed', reason: true },
    { from: waiting, event: 'take_over', to: 'same', who: ['receiver'] },
    { from: waiting, event: 'come_back', to: 'same', who: [clock], guard: 'late_hand' },
    { from: waiting, event: 'pass_on', to: 'passed_on', who: ['broker'], guard: 'passing', reason: true },
    { from: 'passed_on', event: 'pass_on', to: 'same', who: ['broker'], guard: 'passing', reason: true },
    { from: 'passed_on', event: 'body_joins', to: 'open', who: ['body'] },
    { from: waiting, event: 'body_joins', to: 'same', who: ['body'], guard: 'passing' },
    { from: [...waiting, 'not_settled'], event: 'answer', to: 'answered', who: ['owner'], guard: 'right_answer' },
    { from: waiting, event: 'remind', to: 'same', who: [clock] },
    { from: waiting, event: 'fall_due', to: 'same', who: [clock] },
    { from: 'answered', event: 'ask_verdict', to: 'same', who: [clock] },
    { from: 'answered', event: 'settle', to: 'settled', who: ['asker', clock], guard: 'all_settled' },
    { from: 'answered', event: 'settle', to: 'same', who: ['asker'] },
    { from: 'answered', event: 'doubt', to: 'reopened', who: ['asker'], guard: 'first_doubt' },
    { from: 'answered', event: 'doubt', to: 'not_settled', who: ['asker'] },
    { from: 'not_settled', event: 'doubt', to: 'same', who: ['asker'] },
    { from: 'answered', event: 'no_verdict', to: 'closed_no_verdict', who: [clock], guard: 'no_word' },
    {
      from: ['answered', 'settled', 'closed_no_verdict'],
      event: 'promise_due',
      to: 'same',
      who: [clock],
    },
    {
      from: ['answered', 'settled', 'closed_no_verdict'],
      event: 'tell_kept',
      to: 'same',
      who: ['asker'],
      guard: 'promised',
    },
    { from: 'not_settled', event: 'close', to: 'closed_with_reason', who: ['owner'], reason: true },
    { from: ['draft', 'held', ...live], event: 'withdraw', to: 'withdrawn', who: ['asker'], guard: 'alone' },
    { from: live, event: 'withdraw', to: 'same', who: ['asker'], guard: 'shared' },
    { from: waiting, event: 'merge', to: 'merged', who: ['owner', 'broker'], guard: 'another', reason: true },
    { from: shown, event: 'hide', to: 'same', who: ['moderator'], guard: 'visible', reason: true },
    { from: shown, event: 'restore', to: 'same', who: ['moderator'], guard: 'hidden', reason: true },
  ],
})

/** Where a voice stands. */
export type VoiceState = keyof typeof voiceStates.states

/** What may happen to a voice. */
export type VoiceEvent = keyof typeof voiceStates.events

/** What somebody is to a voice. */
export type VoiceActor = keyof typeof voiceStates.actors | typeof clock

/** The names of what must be true besides. */
export type VoiceGuard = keyof typeof voiceStates.guards

/** The states in which somebody still owes an answer by a date. */
export const owedStates: readonly VoiceState[] = waiting
