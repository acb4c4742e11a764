import { defineStateMachine, nowhere } from '../../../core/state-machine.ts'

/** How somebody shows that they may speak for an organisation, as a table. */
export const claimStates = defineStateMachine({
  subject: 'claim',
  states: {
    code_sent: { label: 'A code was sent by e-mail' },
    letter_to_post: { label: 'A letter is to be posted' },
    letter_posted: { label: 'A letter with a code was posted' },
    to_decide: { label: 'An administrator decides' },
    proved: { label: 'Proved', terminal: true },
    refused: { label: 'Refused', terminal: true },
    used_up: { label: 'Ended: the code was wrong five times', terminal: true },
  },
  events: {
    ask_by_mail: 'Ask for a code by e-mail',
    ask_by_post: 'Ask for a letter',
    ask_decision: 'Ask an administrator',
    post: 'Post the letter',
    try: 'Type a wrong code',
    prove: 'Type the right code',
    doubt: 'Say that no code came',
    use_up: 'Type a wrong code for the fifth time',
    accept: 'Accept the claim',
    refuse: 'Refuse the claim',
  },
  actors: { claimant: 'the person who claims', administrator: 'an administrator' },
  guards: {
    'own-domain': 'The address is at the web address that the register names',
    'not-own': 'The administrator is not the one who claims',
    code: 'The code is right and not too old',
  },
  transitions: [
    { from: nowhere, event: 'ask_by_mail', to: 'code_sent', who: ['claimant'], guard: 'own-domain' },
    { from: nowhere, event: 'ask_by_post', to: 'letter_to_post', who: ['claimant'] },
    { from: nowhere, event: 'ask_decision', to: 'to_decide', who: ['claimant'], reason: true },
    { from: 'letter_to_post', event: 'post', to: 'letter_posted', who: ['administrator'], guard: 'not-own' },
    { from: ['code_sent', 'letter_posted'], event: 'prove', to: 'proved', who: ['claimant'], guard: 'code' },
    { from: ['code_sent', 'letter_posted'], event: 'try', to: 'same', who: ['claimant'] },
    { from: ['code_sent', 'letter_posted'], event: 'use_up', to: 'used_up', who: ['claimant'] },
    { from: ['code_sent', 'letter_posted'], event: 'doubt', to: 'to_decide', who: ['claimant'], reason: true },
    { from: 'to_decide', event: 'accept', to: 'proved', who: ['administrator'], guard: 'not-own', reason: true },
    {
      from: ['letter_to_post', 'letter_posted', 'to_decide'],
      event: 'refuse',
      to: 'refused',
      who: ['administrator'],
      guard: 'not-own',
      reason: true,
    },
  ],
})

/** Where a claim stands. */
export type ClaimState = keyof typeof claimStates.states
