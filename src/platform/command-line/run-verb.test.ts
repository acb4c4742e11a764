import { expect, test } from 'vitest'
import { readConfig } from '../../config.ts'
import { problem } from '../../core/problem.ts'
import { runVerb, type ListedVerb } from './run-verb.ts'
import { defineVerb, done, refused, wrongUsage } from './verb.ts'

const unknownPlace = problem('not-found', 'unknown-place', 'We do not know Boltn', {
  detail: 'Check the spelling.',
  suggestions: ['Bolton', 'Bolsover'],
})

const echo = defineVerb({
  options: { times: { type: 'string', default: '1' }, kind: { type: 'string', multiple: true } },
  async run({ values, positionals, progress, say, config }) {
    if (positionals.length === 0) return wrongUsage('Say what.')
    if (positionals[0] === 'Boltn') return refused(unknownPlace)
    if (positionals[0] === 'away') throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' })
    if (positionals[0] === 'bug') throw new Error('a bug')
    if (positionals[0] === 'settings') await config()
    progress('Echoing', 0.5)
    say('half way')
    const words = positionals.join(' ').repeat(Number(values.times))
    return done({ json: { words, kind: values.kind ?? [] }, text: () => `${words}\n` })
  },
})

let loaded = 0
const verbs: readonly ListedVerb[] = [
  {
    name: 'echo',
    summary: 'Says it again.',
    usage: ['echo WORD [--times N]'],
    load: async () => {
      loaded += 1
      return { verb: echo }
    },
  },
]

async function run(...words: string[]) {
  let out = ''
  let error = ''
  const code = await runVerb(verbs, words, {
    out: (text) => (out += text),
    error: { write: (text) => (error += text) },
    standardInput: async () => '',
    config: async () => readConfig({ PORT: 'x' }),
    version: async () => '1.2.3',
  })
  return { code, out, error }
}

test('the answer goes to standard output, everything else to standard error', async () => {
  expect(await run('echo', 'falls', '--times', '2')).toEqual({
    code: 0,
    out: 'fallsfalls\n',
    error: ' 50%  Echoing\nhalf way\n',
  })
})

test('--json prints one JSON document, wherever it stands', async () => {
  const { out } = await run('echo', '--json', 'falls', '--kind', 'a', '--kind', 'b')
  expect(out).toBe('{"words":"falls","kind":["a","b"]}\n')
})

test('a refusal is exit 1, in words and as a problem document', async () => {
  const plain = await run('echo', 'Boltn')
  expect(plain).toEqual({
    code: 1,
    out: '',
    error: 'exchange: We do not know Boltn\nCheck the spelling.\nDid you mean: Bolton, Bolsover?\n',
  })
  const json = await run('echo', 'Boltn', '--json')
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    code: 'unknown-place',
    status: 404,
    suggestions: ['Bolton', 'Bolsover'],
  })
})

test.each([
  ['no verb', [], 'Usage: exchange VERB'],
  ['an unknown verb', ['sing'], 'There is no verb sing.'],
  ['an unknown option', ['echo', 'a', '--loud'], "Unknown option '--loud'"],
  ['an option without its value', ['echo', 'a', '--times'], '--times'],
  ['what the verb itself refuses to read', ['echo'], 'Say what.'],
])('%s is exit 2 with the usage', async (_what, words, said) => {
  const { code, out, error } = await run(...words)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(error).toContain(said)
  expect(error).toMatch(/exchange (?:VERB|echo WORD)/)
})

test('wrong usage with --json is a document too', async () => {
  const { code, out } = await run('echo', '--json')
  expect(code).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ code: 'wrong-usage', title: 'Say what.' })
})

test('an outage and a wrong setting are refusals; a bug is not hidden', async () => {
  expect(await run('echo', 'away')).toMatchObject({
    code: 1,
    error: expect.stringContaining('cannot reach its database'),
  })
  expect(await run('echo', 'settings')).toMatchObject({ code: 1, error: expect.stringContaining('PORT') })
  await expect(run('echo', 'bug')).rejects.toThrow('a bug')
})

test('help and version need no verb to be loaded', async () => {
  loaded = 0
  expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('echo  Says it again.') })
  expect(await run('echo', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('exchange echo WORD') })
  expect(await run('--version')).toMatchObject({ code: 0, out: '1.2.3\n' })
  expect(loaded).toBe(0)
})

test('a need that looks like an option can be given after --', async () => {
  expect(await run('echo', '--', '--help')).toMatchObject({ code: 0, out: '--help\n' })
})
