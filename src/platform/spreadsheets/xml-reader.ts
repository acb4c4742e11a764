import { SaxesParser } from 'saxes'
import { textChunks } from '../bulk-load/text-chunks.ts'
import type { PackedEntry } from '../packed-files/packed-entry.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'

/** What a reader of XML is told; names come without their prefix. */
export type XmlListener = Readonly<{
  opened(this: void, name: string, attributes: Readonly<Record<string, string>>): void
  closed(this: void, name: string): void
  text(this: void, text: string): void
}>

const bareName = (name: string) => name.slice(name.indexOf(':') + 1)

/**
 * Reads XML as a stream and tells the listener what it finds, with a stop after each piece so that what was found can be handed
 * on. Throws `RefusedFile` if it is no XML, or if it declares entities of its own: no spreadsheet needs them, and they can grow
 * without end.
 */
export async function* readXml(entry: PackedEntry, listener: XmlListener): AsyncGenerator<undefined> {
  const parser = new SaxesParser({ xmlns: false } as const)
  parser.on('opentag', (tag) => listener.opened(bareName(tag.name), tag.attributes))
  parser.on('closetag', (tag) => listener.closed(bareName(tag.name)))
  parser.on('text', (text) => listener.text(text))
  parser.on('cdata', (text) => listener.text(text))
  parser.on('doctype', () => {
    throw new RefusedFile(
      'spreadsheet-entities',
      `${entry.name} declares a document type`,
      'Save it again as a plain XLSX or CSV file.',
    )
  })
  parser.on('error', (error) => {
    throw new RefusedFile(
      'broken-spreadsheet',
      `${entry.name} is damaged`,
      `Save it again, or as CSV. (${error.message})`,
    )
  })
  for await (const chunk of textChunks(entry.read())) {
    parser.write(chunk)
    yield undefined
  }
  parser.close()
}

/** Reads the whole of a part that is small, or that only fills the listener's own store. */
export async function readWholeXml(entry: PackedEntry, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(entry, listener)) continue
}
