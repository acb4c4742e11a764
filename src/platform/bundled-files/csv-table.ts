/**
 * Reads a CSV file of the product's own data: a header line, then a row a line as text by column name, quoted as RFC 4180
 * has it. Files from elsewhere go through the csv-parse library, which checks more and takes five times as long; these
 * tables stand between a person and the first answer of the command line. A test holds the two against each other.
 */
export function readCsvTable(text: string): Record<string, string>[] {
  const [header = [], ...records] = readRecords(text.startsWith('\ufeff') ? text.slice(1) : text)
  const rows: Record<string, string>[] = []
  for (const record of records) {
    if (record.length === 1 && record[0] === '') continue
    const row: Record<string, string> = {}
    for (let column = 0; column < header.length; column++) row[header[column] ?? ''] = record[column] ?? ''
    rows.push(row)
  }
  return rows
}

function readRecords(text: string): string[][] {
  const records: string[][] = []
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end)
    if (line.includes('"')) {
      const quoted = readQuoted(text, start)
      records.push(quoted.record)
      start = quoted.next
    } else {
      records.push(line.split(','))
      start = end + 1
    }
  }
  return records
}

/** One record that has quotes in it, from where it starts; a quoted field may hold commas, quotes and line ends. */
function readQuoted(text: string, start: number): { record: string[]; next: number } {
  const record: string[] = []
  let at = start
  for (;;) {
    let field = ''
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1)
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
      if (close < 0) close = text.length
      field = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
    } else {
      const rest = /[^,\r\n]*/y
      rest.lastIndex = at
      field = rest.exec(text)?.[0] ?? ''
      at += field.length
    }
    record.push(field)
    if (text[at] === ',') at += 1
    else break
  }
  const newline = text.indexOf('\n', at)
  return { record, next: newline < 0 ? text.length : newline + 1 }
}
