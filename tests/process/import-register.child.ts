import { importFiles } from '../support/import-samples.ts'
import { openDatabase } from '../../src/platform/database/open-database.ts'

/** Imports a register from one file into a database, says each step that it does; made to be killed in between. */
const [dataDir = '', path = ''] = process.argv.slice(2)
const opened = await openDatabase({ dataDir, databaseUrl: undefined })
if (!opened.ok) throw new Error(opened.problem.title)
const onProgress = () => void process.stdout.write('step\n')
const report = await importFiles(opened.value, 'charity-commission', [path], { onProgress })
if (!report.ok) throw new Error(report.problem.title)
process.stdout.write('ends\n')
await opened.value.close()
