/** Mulberry32: small, and the same on every machine. */
function randomNumbers(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What has broken programs before: other encodings, ends of numbers, quotes of every language, nothing, far too much. */
const hostile = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  '9007199254740993',
  '99999999999999999999',
  'null',
  'undefined',
  'true',
  "' or 1=1 --",
  '"; drop table needs; --',
  '$1',
  '%',
  '_',
  '\\',
  '\u0000',
  '\uFFFF',
  '\uD800',
  '\u202Ereversed',
  'é',
  'Cŵn',
  '😀',
  'ﷺ',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '../../etc/passwd',
  '%00',
  '%zz',
  '[object Object]',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '2025-02-30',
  '0000-00-00',
  '+275760-09-14',
  'BL1',
  'BL1 1AA',
  'E08000001',
  '((((((((((',
  '[a-',
  '*',
  '?',
  'a'.repeat(4_900),
  'falls '.repeat(700),
  'http://[::1',
  '//evil.example',
  '\r\nx: y',
  'eyJzY29yZSI6MX0',
  'bm90IGEgY3Vyc29y',
  '"falls',
  '"',
  'help me with my mum who keeps falling',
]

const names = [
  'need',
  'place',
  'kind',
  'limit',
  'page',
  'cursor',
  'after',
  'q',
  'area',
  'service_area',
  'people',
  'near',
  'as_at',
  'sort',
  'format',
  'token',
  'email',
  'code',
  'next',
  '__proto__',
  'need[]',
  'limit[0]',
  '',
  'explain',
  'register',
  'stated',
  'facet',
]

const methods = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'PROPFIND',
]
const accepts = ['text/html', 'application/json', 'text/csv', '*/*', ';;;', 'application/problem+json', 'a/b;q=2', '']
const types = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data',
  'text/plain',
  'no/where;;',
]

/** One request as it is sent. */
export type FuzzedRequest = Readonly<{ path: string; init: RequestInit }>

/** Requests without end, the same for the same seed: real addresses with hostile parts, and addresses of no kind. */
export function* fuzzedRequests(addresses: readonly string[], seed: number): Generator<FuzzedRequest> {
  const random = randomNumbers(seed)
  const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value
  const value = () => {
    const first = one(hostile)
    return random() < 0.2 ? first + one(hostile) : first
  }
  // Lone surrogates cannot be encoded; browsers send the sign for an unknown character.
  const encoded = (text: string) =>
    random() < 0.1 ? text.replace(/[\s#?]/g, '') : encodeURIComponent(text.toWellFormed())
  const pairs = () =>
    Array.from({ length: Math.floor(random() * 5) }, () => `${encoded(one(names))}=${encoded(value())}`).join('&')
  const pathOf = () => {
    const parts = one(addresses).split('?')[0]?.split('/') ?? []
    if (random() < 0.35) parts[parts.length - 1] = encoded(value())
    if (random() < 0.05) parts.push(encoded(value()))
    return `/${parts.filter((part, at) => at > 0 || part !== '').join('/')}`
  }
  for (;;) {
    const query = pairs()
    const path = `${pathOf()}${query === '' ? '' : `?${query}`}`
    const method = one(methods)
    const headers = new Headers({ accept: one(accepts), 'accept-encoding': one(['gzip', 'br', 'x', '']) })
    if (random() < 0.1) headers.set('if-none-match', encodeURIComponent(value().toWellFormed()))
    if (random() < 0.1) headers.set('cookie', `session=${encodeURIComponent(value().toWellFormed())}`)
    if (random() < 0.5) headers.set('origin', one(['http://localhost', 'https://elsewhere.example', 'null']))
    const hasBody = !['GET', 'HEAD'].includes(method)
    if (hasBody) headers.set('content-type', one(types))
    yield { path, init: { method, headers, ...(hasBody && { body: random() < 0.3 ? value() : pairs() }) } }
  }
}
