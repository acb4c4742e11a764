import { openFields, type OpenField } from '../../platform/open-table/open-fields.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'
import type { DataSource } from './data-sources.ts'

/** A file of rows of one table, as it lies in the package. */
export type PackagedTable = Readonly<{ table: OpenTable; bytes: number; sha256: string; rows: number }>

/** What a package says of itself beside its tables. */
export type PackageFacts = Readonly<{ home: string; madeAt: Date; sources: readonly DataSource[] }>

/** The licence of what was written here; rows that came from elsewhere keep theirs in their column. */
export const ourLicence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const

/** The name that stands for a home where people read it: its host. */
export function homeName(home: string): string {
  return URL.canParse(home) ? new URL(home).host : home
}

/** Where a table's rows lie inside the package. */
export function packagedPath(table: OpenTable): string {
  return `data/${table.name}.csv`
}

/** `datapackage.json`: a Tabular Data Package of the Frictionless standards (1.0). */
export function dataPackage(tables: readonly PackagedTable[], { home, madeAt, sources }: PackageFacts): object {
  return {
    profile: 'tabular-data-package',
    name: 'innovation-exchange',
    title: `Innovation Exchange: open data of ${homeName(home)}`,
    description:
      'Practices and what studies found of them, organisations, needs and track record. Each row names its licence and its home; what was written here is CC BY 4.0.',
    homepage: `${home}/data`,
    created: madeAt.toISOString(),
    keywords: ['public services', 'practices', 'third sector', 'needs'],
    contributors: [{ title: homeName(home), path: home, role: 'publisher' }],
    licenses: [ourLicence],
    // Beyond the standard: what another exchange needs to know that reads it.
    innovation_exchange: { home },
    sources: sources.map(({ origin }) => ({ title: origin.replaceAll('`', '') })),
    resources: tables.map(({ table, bytes, sha256, rows }) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      title: table.title,
      description: `${table.about} ${rows.toLocaleString('en-GB')} rows.`,
      path: packagedPath(table),
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: { fields: openFields(table).map(packagedField), primaryKey: 'id', missingValues: [''] },
    })),
  }
}

function packagedField({ name, type, description, isRequired, values }: OpenField): object {
  const constraints = { ...(isRequired && { required: true }), ...(values !== undefined && { enum: values }) }
  return {
    name,
    type,
    ...(description !== '' && { description }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  }
}
