import { join } from 'node:path'

/** Where the data lies that the product ships with. */
export const bundledFolder = join(import.meta.dirname, '..', '..', '..', 'data')
