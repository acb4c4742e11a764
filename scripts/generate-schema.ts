import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openEmbeddedDatabase } from '../src/platform/database/embedded-database.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { schemaTypes } from '../src/platform/database/schema-types.ts'

/** Writes the types of the migrated schema, so that a query about a column that is not there does not compile. */
const target = join(import.meta.dirname, '..', 'src', 'platform', 'database', 'schema.generated.ts')
const open = await openEmbeddedDatabase({})
try {
  const migrated = await migrate(open)
  if (!migrated.ok) throw new Error(migrated.problem.title)
  await writeFile(target, await schemaTypes(open.database))
  console.error(`${target}: migration ${migrated.value.version}`)
} finally {
  await open.close()
}
