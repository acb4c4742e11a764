import { describe, expect, it } from 'vitest'
import { clock, decide, defineStateMachine, eventsFrom, nowhere } from './state-machine.ts'
import { problem } from './problem.ts'

const door = defineStateMachine({
  subject: 'door',
  states: { shut: { label: 'Shut' }, open: { label: 'Open' }, gone: { label: 'Gone', terminal: true } },
  events: { hang: 'Hang', open: 'Open', shut: 'Shut', remove: 'Remove', creak: 'Creak' },
  actors: { porter: 'the porter', owner: 'the owner' },
  guards: { unlocked: 'It is not locked' },
  transitions: [
    { from: nowhere, event: 'hang', to: 'shut', who: ['owner'] },
    { from: 'shut', event: 'open', to: 'open', who: ['porter', 'owner'], guard: 'unlocked' },
    { from: 'open', event: 'shut', to: 'shut', who: ['porter', clock] },
    { from: ['open', 'shut'], event: 'creak', to: 'same', who: [clock] },
    { from: ['open', 'shut'], event: 'remove', to: 'gone', who: ['owner'], reason: true },
  ],
})

const codeOf = (answer: ReturnType<typeof decide>) => (answer.ok ? answer.value.to : answer.problem.code)

describe('a state machine', () => {
  it('moves as its table says, for those it names', () => {
    expect(codeOf(decide(door, { from: 'shut', event: 'open', who: ['porter'] }))).toBe('open')
    expect(codeOf(decide(door, { from: 'open', event: 'shut', who: [clock] }))).toBe('shut')
    expect(codeOf(decide(door, { from: 'open', event: 'creak', who: [clock] }))).toBe('open')
  })

  it('says why not: the state, the person, the guard, the reason', () => {
    const locked = () => problem('conflict', 'locked', 'It is locked')
    expect(codeOf(decide(door, { from: 'gone', event: 'open', who: ['owner'] }))).toBe('not-in-this-state')
    expect(codeOf(decide(door, { from: 'open', event: 'remove', who: ['porter'] }))).toBe('not-yours-to-do')
    expect(codeOf(decide(door, { from: 'shut', event: 'open', who: ['owner'], guard: locked }))).toBe('locked')
    expect(codeOf(decide(door, { from: 'open', event: 'remove', who: ['owner'], reason: ' ' }))).toBe('reason-missing')
    expect(codeOf(decide(door, { from: 'open', event: 'remove', who: ['owner'], reason: 'Rotten' }))).toBe('gone')
  })

  it('tells what may happen next, to whom', () => {
    expect(eventsFrom(door, 'open')).toEqual(['shut', 'creak', 'remove'])
    expect(eventsFrom(door, 'open', ['owner'])).toEqual(['remove'])
    expect(eventsFrom(door, 'gone')).toEqual([])
  })

  it('cannot be made of a table that contradicts itself', () => {
    const table = { ...door, actors: { owner: 'the owner' }, guards: {} }
    const hang = { from: nowhere, event: 'hang', to: 'shut', who: ['owner'] } as const
    const open = { from: 'shut', event: 'open', to: 'open', who: ['owner'] } as const
    const remove = { from: 'open', event: 'remove', to: 'gone', who: ['owner'] } as const
    const make = (transitions: Parameters<typeof defineStateMachine>[0]['transitions']) => () =>
      defineStateMachine<string, string, string, string>({ ...table, transitions })
    expect(make([hang, open, remove])).not.toThrow()
    expect(make([hang, open, remove, { ...open, from: 'gone' }])).toThrow('gone is the end')
    expect(make([hang, open])).toThrow('open is not the end')
    expect(make([hang, { ...remove, from: 'shut' }])).toThrow('nothing leads to open')
    expect(make([hang, open, { ...remove, who: [] }])).toThrow('nobody may')
  })
})
