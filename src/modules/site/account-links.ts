import type { HttpMiddleware } from '../../platform/http/environment.ts'

/** Puts what stands at the right of the header beside the request: the way in, or the way to one's own work. */
export function showAccountLinks(): HttpMiddleware {
  return async (context, next) => {
    const isSignedIn = context.get('who')?.kind === 'signed-in'
    context.set(
      'accountLinks',
      isSignedIn
        ? [
            { text: 'My work', href: '/my-work' },
            { text: 'Your account', href: '/account' },
          ]
        : [{ text: 'Sign in', href: '/sign-in' }],
    )
    await next()
  }
}
