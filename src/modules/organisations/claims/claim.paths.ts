import { organisationPath } from '../organisation.paths.ts'

/** Claiming an organisation's profile. */
export const claimPath = (organisationId: string) => `${organisationPath(organisationId)}/claim`
/** Typing the code that was sent. */
export const codePath = (organisationId: string) => `${claimPath(organisationId)}/code`
/** What an organisation says of itself. */
export const profilePath = (organisationId: string) => `${organisationPath(organisationId)}/profile`
/** What waits for an administrator. */
export const claimsPath = '/claims'
/** One claim for an administrator: the letter, or the decision. */
export const letterPath = (claimId: string) => `${claimsPath}/${claimId}/letter`
export const decidePath = (claimId: string) => `${claimsPath}/${claimId}/decision`
