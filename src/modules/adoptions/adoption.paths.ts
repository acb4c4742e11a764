/** The list of adoptions. */
export const adoptionsPath = '/adoptions'

/** The page of one adoption. */
export function adoptionPath(id: string): string {
  return `${adoptionsPath}/${encodeURIComponent(id)}`
}

/** Where an adopter says that it has heard of a practice or uses it. */
export function newAdoptionPath(practiceId: string): string {
  return `${adoptionsPath}/new?${new URLSearchParams({ practice: practiceId })}`
}
