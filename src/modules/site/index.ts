export { showProblems } from './problem.page.tsx'
export { createSite } from './site.ts'
