import type { ListedVerb } from './platform/command-line/run-verb.ts'
import { keepCompiledCode } from './platform/compiled-code.ts'

const verbs: readonly ListedVerb[] = [
  {
    name: 'serve',
    summary: 'Starts the exchange and serves it until it is stopped.',
    usage: ['serve [--as-at DATE]'],
    load: () => import('./serve.verb.ts'),
  },
  {
    name: 'match',
    summary: 'Finds practices, organisations and needs for a need in plain words.',
    usage: [
      'match "need text" [--place P] [--kind organisation|practice|need|record] [--limit N]',
      '      [--as-at DATE] [--index FILE] [--explain] [--json]',
      'match - …      reads the text from standard input',
    ],
    load: () => import('./modules/matching/match.verb.ts'),
  },
  {
    name: 'rank',
    summary: 'Answers the queries of a benchmark with the ranking of the exchange.',
    usage: ['rank DIR --run FILE [--depth 100] [--tag NAME] [--compare BASE.run] [--json]'],
    load: () => import('./modules/matching/rank.verb.ts'),
  },
  {
    name: 'synthesise',
    summary: 'Pools the results of studies: effect sizes, models, how much studies differ.',
    usage: ['synthesise REQUEST.json [--json]', 'synthesise - …      reads the request from standard input'],
    load: () => import('./modules/evidence/synthesise.verb.ts'),
  },
  {
    name: 'export',
    summary: 'Writes open data to a file: as CSV, JSON Lines or zip, by the end of its name.',
    usage: [
      'export practices|findings|organisations|needs|records|buyers --out FILE.csv|.jsonl|.zip [--json]',
      'export all --out FILE.zip',
      'export all --since DAY --out FILE.jsonl      only what has changed since a day',
      'export hsds --out FILE.json',
    ],
    load: () => import('./modules/open-data/export.verb.ts'),
  },
  {
    name: 'backup',
    summary: 'Writes the whole database to one file, or puts such a file into an empty database.',
    usage: ['backup FILE [--json]', 'backup --restore FILE [--json]'],
    load: () => import('./backup.verb.ts'),
  },
  {
    name: 'import',
    summary: 'Brings official files in: the register of charities and others.',
    usage: [
      'import charity-commission|oscr|ccni FILE… [--dry-run] [--json]',
      'import KIND --fetch [--addresses TABLE.csv] [--dry-run] [--json]',
      'import exchange FILE      open data of another exchange: the zip of its page /data, or its changes',
    ],
    load: () => import('./import.verb.ts'),
  },
  {
    name: 'tender',
    summary: 'Scores bids exactly, tries a formula before anybody bids, and shows what would change the result.',
    usage: ['tender REQUEST.json [--json]', 'tender - …          reads the request from standard input'],
    load: () => import('./modules/commissioning/tender.verb.ts'),
  },
  {
    name: 'contract',
    summary: 'Reads an agreement for words that cost independence, and offers fairer ones.',
    usage: ['contract FILE.txt [--json]', 'contract LIST.json [--json]   reads a list of wordings'],
    load: () => import('./modules/commissioning/contract.verb.ts'),
  },
  {
    name: 'burden',
    summary: 'Tells what reporting costs, and what a project costs in full.',
    usage: ['burden REQUEST.json [--json]', 'burden - …          reads the request from standard input'],
    load: () => import('./modules/commissioning/burden.verb.ts'),
  },
  {
    name: 'invite',
    summary: 'Invites somebody to a role, the first administrator above all, and prints the link to accept with.',
    usage: ['invite EMAIL [--role administrator] [--place CODE | --organisation ID] [--json]'],
    load: () => import('./modules/accounts/invite.verb.ts'),
  },
  {
    name: 'status',
    summary: 'Says which version, database and data there are.',
    usage: ['status [--json]'],
    load: () => import('./modules/status/status.verb.ts'),
  },
]

// A reader that has seen enough (`| head`) is no mistake of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

keepCompiledCode()
const { runVerb } = await import('./platform/command-line/run-verb.ts')

const code = await runVerb(verbs, process.argv.slice(2), {
  out: (answer) => process.stdout.write(answer),
  error: process.stderr,
  standardInput: async () => (await import('node:stream/consumers')).text(process.stdin),
  config: async () => (await import('./config.ts')).readConfig(),
  version: async () => (await import('./platform/version.ts')).readVersion(),
})
// A pipe takes its time: leave only when everything is written.
process.stdout.write('', () => process.exit(code))
