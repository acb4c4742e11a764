import { createHmac, timingSafeEqual } from 'node:crypto'
import type { NotificationKind } from './notification.domain.ts'

/** Where one click ends a kind of message. */
export const unsubscribePath = '/unsubscribe'

/** Who wants to hear no more of what. */
export type Unsubscribing = Readonly<{ personId: string; kind: NotificationKind }>

/** The proof that an address for unsubscribing was written by us. */
function proof(secret: string, { personId, kind }: Unsubscribing): string {
  return createHmac('sha256', secret).update(`unsubscribe ${kind} ${personId}`).digest('base64url')
}

/** The address at which a person ends one kind of message without signing in. It works as long as the secret stays. */
export function unsubscribeAddress(secret: string, asked: Unsubscribing): string {
  const query = new URLSearchParams({ person: asked.personId, kind: asked.kind, proof: proof(secret, asked) })
  return `${unsubscribePath}?${query.toString()}`
}

/** Whether such an address is one of ours. */
export function isOurs(secret: string, asked: Unsubscribing, given: string): boolean {
  const expected = Buffer.from(proof(secret, asked))
  const sent = Buffer.from(given)
  return expected.length === sent.length && timingSafeEqual(expected, sent)
}
