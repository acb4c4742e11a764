export type { NodeName, NodeRef } from './lineage.domain.ts'
export { lineagePath } from './lineage.paths.ts'
export { addEdge, forgetInLineage, originsOf } from './lineage.repository.ts'
export type { LineageNamer } from './lineage.service.ts'
