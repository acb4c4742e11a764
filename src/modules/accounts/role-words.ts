import type { Role, RoleScope } from '../../platform/http/policy.ts'

/** The roles in words. */
export const roleWords: Readonly<Record<Role, string>> = {
  'organisation-editor': 'Organisation editor',
  adopter: 'Adopter',
  commissioner: 'Commissioner',
  broker: 'Broker',
  moderator: 'Moderator',
  reviewer: 'Reviewer',
  administrator: 'Administrator',
}

/** Where a role is held, in words after its name. */
export function scopeInWords(scope: RoleScope): string {
  if (scope.kind === 'everywhere') return 'everywhere'
  return scope.kind === 'place' ? `for the place ${scope.id}` : `for the organisation ${scope.id}`
}
