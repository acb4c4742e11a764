import { betterAuth } from 'better-auth'
import type { AccountMail } from './account-mail.ts'
import type { Database } from '../../platform/database/database.ts'
import { longestPassword, shortestPassword } from './password-length.ts'
import { hashPassword, isPassword } from './password.ts'

/** What the library that keeps sessions and passwords is set up with. */
export type AuthenticationSettings = Readonly<{
  database: Database
  secret: string
  baseUrl: string | undefined
  mail: AccountMail
}>

/** A session ends when it was not used for this long. */
const idleSeconds = 12 * 60 * 60

/** A session that is used is lengthened at most this often. */
const lengthenSeconds = 30 * 60

/** A link in a message works for this long. */
const oneHourSeconds = 60 * 60

/** How people sign in: the library with our tables, our hashing and none of its own pages. */
export type Authentication = ReturnType<typeof createAuthentication>

/** Sets the library up. It writes no log, since its messages hold e-mail addresses. */
export function createAuthentication({ database, secret, baseUrl, mail }: AuthenticationSettings) {
  return betterAuth({
    appName: 'Innovation Exchange',
    secret,
    ...(baseUrl !== undefined && { baseURL: baseUrl, trustedOrigins: [new URL(baseUrl).origin] }),
    basePath: '/auth',
    database: { db: database, type: 'postgres' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: isPassword },
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mail.reset(user, token),
      onExistingUserSignUp: ({ user }) => mail.alreadyThere(user),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      expiresIn: oneHourSeconds,
      sendVerificationEmail: ({ user, token }) => mail.confirm(user, token),
    },
    user: {
      modelName: 'people',
      changeEmail: { enabled: true },
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'sessions',
      expiresIn: idleSeconds,
      updateAge: lengthenSeconds,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'sign_in_methods',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'exchange',
      useSecureCookies: baseUrl?.startsWith('https:') ?? false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => crypto.randomUUID() },
    },
  })
}
