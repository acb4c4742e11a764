export { readConceptTags } from './concept-tags.ts'
export { databaseSource } from './database-source.ts'
export { createIndexKeeper } from './index-keeper.ts'
export { readBundledLists } from './word-lists.reader.ts'
