/** The introductions of the person who is signed in. */
export const introductionsPath = '/introductions'

/** How everybody replies. */
export const ratesPath = '/introductions/rates'

/** What waits for a broker. */
export const brokerPath = '/introductions/broker'

/** The page of one introduction. */
export function introductionPath(id: string): string {
  return `${introductionsPath}/${encodeURIComponent(id)}`
}

/** Where somebody asks to be introduced; `about` names the practice, organisation or need. */
export function askPath(about: Readonly<Record<string, string>>): string {
  return `${introductionsPath}/new?${new URLSearchParams(about)}`
}
