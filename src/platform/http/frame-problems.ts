import { problem, type Problem } from '../../core/problem.ts'

/** A refusal of the frame itself, with the status where the kind does not say it and the headers that go with it. */
export type FrameRefusal = Readonly<{
  problem: Problem
  status?: 405 | 406 | 500
  headers?: Readonly<Record<string, string>>
}>

/** No route has this address. */
export function pageNotFound(): FrameRefusal {
  return {
    problem: problem('not-found', 'page-not-found', 'Page not found', {
      detail: 'If you typed the address, check it is correct. If you followed a link, the page may have moved.',
    }),
  }
}

/** The address exists, for other methods than the one used. */
export function methodNotAllowed(allowed: readonly string[]): FrameRefusal {
  const list = allowed.join(', ')
  return {
    status: 405,
    headers: { allow: list },
    problem: problem('invalid', 'method-not-allowed', 'This address cannot be used that way', {
      detail: `It answers ${list}.`,
    }),
  }
}

/** None of the forms that the program takes is one that this address has. */
export function notAcceptable(offered: readonly string[]): FrameRefusal {
  return {
    status: 406,
    headers: { vary: 'Accept' },
    problem: problem('invalid', 'not-acceptable', 'This address has no answer in that form', {
      detail: `It answers as ${offered.join(' or ')}: say so in the header Accept or as format in the address.`,
    }),
  }
}

/** An address that cannot be read, or is longer than any page can use. */
export function malformedAddress(why: string): FrameRefusal {
  return {
    problem: problem('invalid', 'malformed-address', 'We could not read that address', {
      detail: `${why} Go to the home page and start from there.`,
    }),
  }
}

/** A request body over the limit. */
export function bodyTooLarge(limitBytes: number): FrameRefusal {
  return {
    headers: { connection: 'close' },
    problem: problem('too-large', 'body-too-large', 'That is more than we can take at once', {
      detail: `A form can hold ${Math.floor(limitBytes / 1024)} KB. Make it shorter and send it again.`,
    }),
  }
}

/** A form sent from another site's page. */
export function sentFromElsewhere(): FrameRefusal {
  return {
    problem: problem('forbidden', 'sent-from-elsewhere', 'We did not take that form', {
      detail: 'It was sent from another website. Open the page here, and send it from there.',
    }),
  }
}

/** The policy of the route does not allow this visitor. */
export function notAllowed(): FrameRefusal {
  return {
    problem: problem('forbidden', 'not-allowed', 'You cannot open this page', {
      detail: 'You may need to sign in, or ask somebody whose job it is.',
    }),
  }
}

/** The visitor's allowance of requests is used up. */
export function tooManyRequests(waitSeconds: number): FrameRefusal {
  return {
    headers: { 'retry-after': String(waitSeconds) },
    problem: problem('too-many', 'too-many-requests', 'Too many requests', {
      detail: `Wait ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'} and try again. Many people behind one address share an allowance.`,
    }),
  }
}

/** The answer took too long to make. */
export function timedOut(): FrameRefusal {
  return {
    problem: problem('unavailable', 'timed-out', 'That took too long', {
      detail: 'The exchange is busy. Nothing is lost: try again in a few seconds.',
    }),
  }
}

/** A mistake of ours. Says nothing of what went wrong inside; the request id leads to the log. */
export function unexpected(): FrameRefusal {
  return {
    status: 500,
    problem: problem('unavailable', 'unexpected', 'Sorry, there is a problem with the exchange', {
      detail: 'It is our mistake, not yours. Try again later. If you report it, quote the request id.',
    }),
  }
}
