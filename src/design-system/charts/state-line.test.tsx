import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { clock, defineStateMachine, nowhere } from '../../core/state-machine.ts'
import { StateLine } from './state-line.tsx'

const machine = defineStateMachine({
  subject: 'letter',
  states: { written: { label: 'Written' }, sent: { label: 'Sent' }, lost: { label: 'Lost', terminal: true } },
  events: { write: 'Write', send: 'Send', remind: 'Remind', lose: 'Lose', back: 'Come back' },
  actors: { writer: 'the writer' },
  guards: { stamp: 'It has a stamp' },
  transitions: [
    { from: nowhere, event: 'write', to: 'written', who: ['writer'] },
    { from: 'written', event: 'send', to: 'sent', who: ['writer'], guard: 'stamp' },
    { from: 'sent', event: 'remind', to: 'same', who: [clock] },
    { from: 'sent', event: 'back', to: 'written', who: [clock] },
    { from: 'sent', event: 'lose', to: 'lost', who: [clock], reason: true },
  ],
})

const drawn = renderToString(
  <StateLine
    id="letter"
    title="Where it stands"
    machine={machine}
    current="sent"
    taken={[{ from: 'written', to: 'sent' }]}
  />,
)

test('the picture has the moves of the table and no others', () => {
  const arcs = [...drawn.matchAll(/data-from="(\w+)" data-to="(\w+)"/g)].map(([, from, to]) => `${from} ${to}`)
  const moves = machine.transitions.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} ${to}`)
  expect(arcs.toSorted()).toEqual(moves.toSorted())
})

test('it says where the thing stands, and the table tells what each move takes', () => {
  expect(drawn).toContain('It stands at: Sent')
  expect(drawn.match(/app-state-line__move--taken/g)).toHaveLength(1)
  for (const words of ['It has a stamp', 'A reason', 'the clock', 'No change']) expect(drawn).toContain(words)
})
