import type { RouteTable } from '../../platform/http/route.ts'
import { accountRoutes } from './account.routes.tsx'
import { invitationRoutes } from './invitation.routes.tsx'
import { recoveryRoutes } from './recovery.routes.tsx'
import { rolesRoutes } from './roles.routes.tsx'
import { signInRoutes, type SignInPageParts } from './sign-in.routes.tsx'

/** Every page of accounts. */
export function accountsRoutes(parts: SignInPageParts): RouteTable {
  return [
    ...signInRoutes(parts),
    ...recoveryRoutes(parts),
    ...accountRoutes(parts),
    ...invitationRoutes(parts),
    ...rolesRoutes(parts),
  ]
}
