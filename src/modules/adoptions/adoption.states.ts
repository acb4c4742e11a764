import { clock, defineStateMachine, nowhere } from '../../core/state-machine.ts'

/** The states of an adoption. It belongs to the one who adopts; the practice's owner may only claim one. */
export const adoptionStates = defineStateMachine({
  subject: 'adoption',
  states: {
    claimed: { label: 'Claimed by the practice’s owner, not confirmed' },
    aware: { label: 'Heard of it' },
    considering: { label: 'Considering' },
    preparing: { label: 'Preparing' },
    in_use: { label: 'In use' },
    sustained: { label: 'Sustained for a year or more' },
    paused: { label: 'Paused' },
    rejected: { label: 'Decided against', terminal: true },
    stopped: { label: 'Stopped', terminal: true },
    denied: { label: 'Not so, says the one named', terminal: true },
  },
  events: {
    claim: 'Claim that somebody adopted it',
    confirm: 'Confirm a claim',
    deny: 'Say that a claim is not so',
    hear: 'Hear of it',
    consider: 'Consider',
    decide: 'Decide to adopt or to try it',
    reject: 'Decide against it',
    start: 'Start',
    review: 'Review',
    adapt: 'Note a change',
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop',
    miss_review: 'A review is late',
  },
  actors: { adopter: 'the adopter', owner: 'the practice’s owner', broker: 'the broker' },
  guards: {
    path: 'How you heard of it',
    questions: 'The four questions answered; when and who decided; levels, people and days',
    started: 'The day it started, and how many people it reached first',
    not_started: 'It had not started',
    review: 'Reach, result, each core part, what people who use it say, what you would tell the next site',
    first_year: 'The review at twelve months',
    change: 'What changed, when, why, and who decided',
  },
  transitions: [
    { from: nowhere, event: 'claim', to: 'claimed', who: ['owner'] },
    { from: 'claimed', event: 'confirm', to: 'in_use', who: ['adopter'], guard: 'started' },
    { from: 'claimed', event: 'deny', to: 'denied', who: ['adopter'] },
    { from: nowhere, event: 'hear', to: 'aware', who: ['adopter', 'broker'], guard: 'path' },
    { from: 'aware', event: 'consider', to: 'considering', who: ['adopter'] },
    { from: 'considering', event: 'decide', to: 'preparing', who: ['adopter'], guard: 'questions' },
    { from: 'considering', event: 'reject', to: 'rejected', who: ['adopter'], guard: 'questions', reason: true },
    { from: 'preparing', event: 'start', to: 'in_use', who: ['adopter'], guard: 'started' },
    { from: 'in_use', event: 'review', to: 'sustained', who: ['adopter'], guard: 'first_year' },
    { from: ['in_use', 'sustained'], event: 'review', to: 'same', who: ['adopter'], guard: 'review' },
    { from: ['in_use', 'sustained'], event: 'adapt', to: 'same', who: ['adopter'], guard: 'change' },
    { from: ['in_use', 'sustained'], event: 'miss_review', to: 'same', who: [clock] },
    { from: ['preparing', 'in_use', 'sustained'], event: 'pause', to: 'paused', who: ['adopter'], reason: true },
    {
      from: ['preparing', 'in_use', 'sustained', 'paused'],
      event: 'stop',
      to: 'stopped',
      who: ['adopter'],
      reason: true,
    },
    { from: 'paused', event: 'resume', to: 'preparing', who: ['adopter'], guard: 'not_started' },
    { from: 'paused', event: 'resume', to: 'in_use', who: ['adopter'], guard: 'started' },
  ],
})

/** A state of an adoption. */
export type AdoptionState = keyof typeof adoptionStates.states
/** Something that happens to an adoption. */
export type AdoptionEvent = keyof typeof adoptionStates.events
/** What somebody is to an adoption. */
export type AdoptionActor = keyof typeof adoptionStates.actors

/** The states of an adaptation: what an adopter changed, and whether the practice takes it up. */
export const adaptationStates = defineStateMachine({
  subject: 'adaptation',
  states: {
    kept: { label: 'Kept by the adopter' },
    offered: { label: 'Offered to the practice' },
    variant: { label: 'An adopters’ variant' },
    accepted: { label: 'Part of the practice', terminal: true },
    declined: { label: 'Not taken up', terminal: true },
  },
  events: {
    note: 'Note a change',
    offer: 'Offer it to the practice',
    accept: 'Take it up, as a new edition',
    decline: 'Decline',
    leave: 'Thirty working days have passed',
  },
  actors: { adopter: 'the adopter', owner: 'the practice’s owner' },
  guards: {},
  transitions: [
    { from: nowhere, event: 'note', to: 'kept', who: ['adopter'] },
    { from: 'kept', event: 'offer', to: 'offered', who: ['adopter'] },
    { from: 'offered', event: 'leave', to: 'variant', who: [clock] },
    { from: ['offered', 'variant'], event: 'accept', to: 'accepted', who: ['owner'] },
    { from: ['offered', 'variant'], event: 'decline', to: 'declined', who: ['owner'], reason: true },
  ],
})

/** A state of an adaptation. */
export type AdaptationState = keyof typeof adaptationStates.states
