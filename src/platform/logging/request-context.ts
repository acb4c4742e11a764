import { AsyncLocalStorage } from 'node:async_hooks'

const requests = new AsyncLocalStorage<Readonly<{ requestId: string }>>()

/** Runs something within a request, so that whatever it logs carries the request's id. */
export function withinRequest<Answer>(requestId: string, run: () => Answer): Answer {
  return requests.run({ requestId }, run)
}

/** The id of the request that is being answered, if one is. */
export function currentRequestId(): string | undefined {
  return requests.getStore()?.requestId
}
