import { access, constants } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { homeAddress } from '../../config.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { readCodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { defineVerb, done, refused, wrongUsage } from '../../platform/command-line/verb.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { readDataSources } from './data-sources.ts'
import { exportKinds, readExportOrder } from './export-order.ts'
import { openExportSource, withoutRefusals } from './export-source.ts'
import { writeExport, type ExportReport } from './write-export.ts'

/** `exchange export`: open data to a file, from the running server or from the database. */
export const verb = defineVerb({
  options: { out: { type: 'string' }, since: { type: 'string' } },
  async run({ positionals, values, config, progress }) {
    const [kind, ...more] = positionals
    if (kind === undefined) return wrongUsage(`Say what to export: ${exportKinds.join(', ')}.`)
    if (more.length > 0) return wrongUsage(`export takes one kind at a time, not ${more.join(' ')} too.`)
    if (values.out === undefined) return wrongUsage('Say where to write it: --out FILE.')
    const order = readExportOrder(kind, resolve(values.out), values.since)
    if (order === undefined) return wrongUsage(`There is no kind ${kind}. Kinds are ${exportKinds.join(', ')}.`)
    if (!order.ok) return refused(order.problem)
    const folder = dirname(order.value.out)
    if (!(await isWritable(folder))) return refused(noFolder(folder))
    const settings = await config()
    const opened = await openExportSource(settings)
    if (!opened.ok) return refused(opened.problem)
    const source = opened.value
    try {
      const sources = await readDataSources(bundledDataFolder)
      const titles = await readCodeTitles(bundledDataFolder)
      const facts = { home: homeAddress(settings), madeAt: new Date(), sources }
      const onTable = (name: string, share: number) => progress('Exporting', share, name)
      const written = await withoutRefusals(() =>
        writeExport(order.value, { source, facts, titleOfArea: titles.serviceArea, onTable }),
      )
      if (!written.ok) return refused(written.problem)
      return done({ json: { kind, ...written.value }, text: () => inWords(written.value) })
    } finally {
      await source.close()
    }
  },
})

async function isWritable(folder: string): Promise<boolean> {
  return await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function noFolder(folder: string): Problem {
  return problem('not-found', 'no-folder', `Nothing can be written into ${folder}`, {
    detail: 'Make the folder first, or choose another.',
  })
}

function inWords({ file, rows, bytes }: ExportReport): string {
  const counts = Object.entries(rows).map(([name, count]) => `${count.toLocaleString('en-GB')} ${name}`)
  return `${file}: ${counts.join(', ')}; ${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('en-GB')} KB\n`
}
