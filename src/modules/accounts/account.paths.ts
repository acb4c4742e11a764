/** Where people sign in. */
export const signInPath = '/sign-in'

/** Where a session is ended, by a form. */
export const signOutPath = '/sign-out'

/** What was sent after a session had ended, to be sent again. */
export const keptFormPath = '/sign-in/kept'

/** Where people go who do not say where. */
export const startPath = '/my-work'

/** The sign-in page that leads on to `next` afterwards. */
export function signInTo(next: string): string {
  return `${signInPath}?next=${encodeURIComponent(next)}`
}

/** An address of this exchange to go on to; anything else, another site above all, becomes the start. */
export function safeNext(given: string | undefined): string {
  if (given === undefined || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(given) || given.length > 2_000) return startPath
  const base = 'http://exchange.invalid'
  const url = new URL(given, base)
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : startPath
}

/** One's own account. */
export const accountPath = '/account'

/** Where a new password is set by who knows the one before. */
export const changePasswordPath = '/account/password'

/** Where another session is ended. */
export const endSessionPath = '/account/sessions/end'

/** Where people make an account. */
export const signUpPath = '/sign-up'

/** The link of a message that proves an e-mail address. */
export const confirmEmailPath = '/confirm-email'

/** Where people ask for a new password. */
export const forgottenPasswordPath = '/forgotten-password'

/** The link of a message by which a new password is set. */
export const newPasswordPath = '/new-password'

/** Where another e-mail address is asked for. */
export const changeEmailPath = '/account/email'

/** Where somebody signs in as a demonstration account. */
export const demonstrationPath = '/sign-in/demonstration'

/** The link of an invitation to a role. */
export const invitationPath = '/invitation'

/** Where administrators see and give roles. */
export const rolesPath = '/administration/roles'
