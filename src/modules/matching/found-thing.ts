import type { Findable } from '../open-data/index.ts'
import type { MatchCard, MatchDocument } from './match-document.ts'

/** Tags of UK-CAT's category of beneficiary groups, without the category itself. */
const beneficiaryGroup = /^BE\d/

/** What is kept of something that can be found: what the index reads, and what a list shows. */
export function documentOf(findable: Findable): MatchDocument {
  const { posting } = findable
  const { places = [], concepts = [] } = posting
  const people = concepts.filter((code) => beneficiaryGroup.test(code))
  // Where a thing is counts as a facet too, for the map beside a list and for how near it is; so does whom it is for.
  const facets = {
    ...posting.facets,
    ...(places.length > 0 && { place: places }),
    ...(people.length > 0 && { people }),
  }
  return { posting: { ...posting, facets }, card: cardOf(findable) }
}

function cardOf(findable: Findable): MatchCard {
  switch (findable.kind) {
    case 'practice': {
      const { id, title, source, summary, findingCount } = findable.practice
      return card({ title, path: `/practices/${encodeURIComponent(id)}`, source, summary, findings: findingCount })
    }
    case 'organisation': {
      const { id, name, source } = findable.organisation
      return card({ title: name, path: `/organisations/${encodeURIComponent(id)}`, source })
    }
    case 'need': {
      const { id, title, source, buyer, publishedOn } = findable.need
      const year = Number(publishedOn.slice(0, 4))
      return card({ title, path: `/needs/${encodeURIComponent(id)}`, source, payer: buyer, year })
    }
    case 'record':
      break
  }
  const { id, title, source, buyer, awardedOn } = findable.record
  const year = awardedOn === undefined ? undefined : Number(awardedOn.slice(0, 4))
  return card({ title, path: `/records/${encodeURIComponent(id)}`, source, payer: buyer, year })
}

type Given = { readonly [Key in keyof MatchCard]: MatchCard[Key] | undefined } & Pick<
  MatchCard,
  'title' | 'path' | 'source'
>

function card(given: Given): MatchCard {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as MatchCard
}
