import { loadBundledData } from '../../src/modules/open-data/index.ts'
import { openDatabase } from '../../src/platform/database/open-database.ts'

/** Loads the data of one folder into another, says when it begins and ends; made to be killed in between. */
const [dataDir = '', dataFolder = ''] = process.argv.slice(2)
const opened = await openDatabase({ dataDir, databaseUrl: undefined })
if (!opened.ok) throw new Error(opened.problem.title)
process.stdout.write('begins\n')
const loaded = await loadBundledData(opened.value, { dataFolder })
if (!loaded.ok) throw new Error(loaded.problem.title)
process.stdout.write('ends\n')
await opened.value.close()
