/**
 * A row as its file has it, with the line it begins on, and in JSON the path of it; or what is wrong with the row as a whole, or with
 * one field of it. `isDerived`: it says what several rows say together, and is none of the file's own.
 */
export type ReadRow = Readonly<
  { line: number; path?: string; isDerived?: true } & ({ value: unknown } | { fault: string; field?: string })
>
