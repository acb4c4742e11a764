/** Who stands on which side, by the names that a text uses. */
export type Side = 'provider' | 'authority'
export type Parties = Readonly<{
  provider: RegExp
  authority: RegExp
  definedTerms: readonly Readonly<{ term: string; means: string; side: Side | undefined }>[]
}>

/** Common names of who delivers, and of who pays. */
const providerNames =
  'provider|supplier|contractor|sub-?contractor|recipient|grantee|grant holder|awardee|charity|charities|organisation|organization|association|society|enterprise|company|partner|consultant|trustees?|bidder|tenderer|advis[eo]rs?|workers?|staff|employees?|volunteers?|personnel|members of staff|you|your'
const authorityNames =
  'authority|council|department|ministry|contracting body|contracting authority|commissioner|commissioning body|funder|grantor|secretary of state|ministers?|agency|crown|government|trust|board|icb|ccg|nhs(?: england)?|purchaser|buyer|customer|client|public body|we|us|our|borough|combined authority|mayor|bbc|office'

const defined =
  /[“"'‘]?(?<term>\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3})[”"'’]?\s+(?:means|shall mean|refers to)\s+(?<means>[^.;\n]{3,200})/gu
const named =
  /(?<means>[^.;,()\n]{3,120}?)\s*\((?:hereinafter\s+|referred to as\s+)?(?:the\s+)?[“"‘'](?<term>\p{Lu}[\p{L}\s'’-]{1,40}?)[”"’']\)/gu

/** Reads the parties and defined terms of a text; names that nobody defined are known from common use. */
export function readParties(text: string): Parties {
  const definedTerms = [...text.matchAll(defined), ...text.matchAll(named)].flatMap((found) => {
    const { term = '', means = '' } = found.groups ?? {}
    return [{ term: term.trim(), means: means.trim(), side: sideOf(`${term} ${means}`) }]
  })
  const names = (side: Side) => definedTerms.filter((one) => one.side === side).map(({ term }) => escaped(term))
  return {
    provider: wordsOf([...names('provider'), providerNames]),
    authority: wordsOf([...names('authority'), authorityNames]),
    definedTerms,
  }
}

/** The side of what a term means: its first word of either sort. */
function sideOf(words: string): Side | undefined {
  const provider = wordsOf([providerNames]).exec(words)?.index ?? Infinity
  const authority = wordsOf([authorityNames]).exec(words)?.index ?? Infinity
  if (provider === authority) return undefined
  return provider < authority ? 'provider' : 'authority'
}

const wordsOf = (names: readonly string[]) => new RegExp(`\\b(?:${names.join('|')})\\b`, 'iu')
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
