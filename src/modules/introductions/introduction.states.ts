import { clock, defineStateMachine, nowhere } from '../../core/state-machine.ts'

/** The states of an introduction: the table that the code decides by, the page draws and the tests walk. */
export const introductionStates = defineStateMachine({
  subject: 'introduction',
  states: {
    waiting: { label: 'Waiting for them to join' },
    proposed: { label: 'Proposed' },
    accepted: { label: 'Both agreed' },
    in_conversation: { label: 'In conversation' },
    stalled: { label: 'Gone quiet' },
    closed: { label: 'Closed' },
    declined: { label: 'Not this time', terminal: true },
    expired: { label: 'No answer came', terminal: true },
    withdrawn: { label: 'Withdrawn', terminal: true },
  },
  events: {
    ask: 'Ask somebody who has not joined',
    propose: 'Propose',
    look: 'Look for them',
    tell_not_found: 'Say that nobody was found yet',
    join: 'They join',
    agree: 'One of two agrees',
    accept: 'Agree to meet',
    decline: 'Decline',
    remind: 'Remind',
    fall_due: 'Answer is due',
    expire: 'Time is up',
    withdraw: 'Withdraw',
    log: 'Note a conversation',
    stall: 'Nothing was noted',
    not_yet: 'Say: not yet',
    close: 'Say: no longer',
    conclude: 'Say what came of it',
    add_view: 'Add the other view',
    ask_after: 'Ask how it went',
    answer_after: 'Say how it went',
  },
  actors: {
    first: 'the one who asked',
    second: 'the one who was asked',
    broker: 'the broker',
  },
  guards: {
    words: 'At least 20 characters in your own words',
    room: 'At most 3 wait for an answer on each side',
    joined: 'Somebody who was asked has joined',
    last_to_agree: 'Everybody who was asked has agreed',
    one_still_to_agree: 'Two were asked, and this is the first to agree',
    conversation: 'A date, how, and who joined',
    outcome: 'What came of it',
  },
  transitions: [
    { from: nowhere, event: 'ask', to: 'waiting', who: ['first'], guard: 'words' },
    { from: nowhere, event: 'propose', to: 'proposed', who: ['first', 'broker'], guard: 'room' },
    { from: 'waiting', event: 'look', to: 'same', who: ['broker'], reason: true },
    { from: 'waiting', event: 'tell_not_found', to: 'same', who: [clock] },
    { from: 'waiting', event: 'join', to: 'proposed', who: ['second', clock], guard: 'joined' },
    { from: 'proposed', event: 'agree', to: 'same', who: ['first', 'second'], guard: 'one_still_to_agree' },
    { from: 'proposed', event: 'accept', to: 'accepted', who: ['first', 'second'], guard: 'last_to_agree' },
    { from: 'proposed', event: 'decline', to: 'declined', who: ['first', 'second'], reason: true },
    { from: 'proposed', event: 'remind', to: 'same', who: [clock] },
    { from: 'proposed', event: 'fall_due', to: 'same', who: [clock] },
    { from: 'proposed', event: 'expire', to: 'expired', who: [clock] },
    { from: ['waiting', 'proposed'], event: 'withdraw', to: 'withdrawn', who: ['first', 'broker'] },
    { from: 'accepted', event: 'withdraw', to: 'withdrawn', who: ['first', 'second'] },
    {
      from: ['accepted', 'stalled', 'in_conversation'],
      event: 'log',
      to: 'in_conversation',
      who: ['first', 'second'],
      guard: 'conversation',
    },
    { from: 'accepted', event: 'stall', to: 'stalled', who: [clock] },
    { from: 'stalled', event: 'not_yet', to: 'same', who: ['first', 'second'] },
    { from: 'stalled', event: 'close', to: 'closed', who: ['first', 'second'] },
    { from: 'in_conversation', event: 'conclude', to: 'closed', who: ['first', 'second'], guard: 'outcome' },
    { from: 'closed', event: 'add_view', to: 'same', who: ['first', 'second'] },
    { from: 'closed', event: 'ask_after', to: 'same', who: [clock] },
    { from: 'closed', event: 'answer_after', to: 'same', who: ['first', 'second'] },
  ],
})

/** A state of an introduction. */
export type IntroductionState = keyof typeof introductionStates.states
/** Something that happens to an introduction. */
export type IntroductionEvent = keyof typeof introductionStates.events
/** What somebody is to an introduction. */
export type IntroductionActor = keyof typeof introductionStates.actors
