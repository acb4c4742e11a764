/** Joins the parts of each field on lines of their own; fields without a part are left out, so that absent means not stated. */
export function writtenFields<Name extends string>(
  fields: Readonly<Record<Name, readonly (string | null | undefined)[]>>,
): Partial<Record<Name, string>> {
  const written: Partial<Record<Name, string>> = {}
  for (const name of Object.keys(fields) as Name[]) {
    const text = fields[name].filter((part) => part).join('\n')
    if (text !== '') written[name] = text
  }
  return written
}
