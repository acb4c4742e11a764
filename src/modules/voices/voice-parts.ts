import type { Places } from '../../engines/matching/places/place-lookup.ts'
import type { PageParts } from '../site/index.ts'
import type { VoiceTools } from './voice.service.ts'

/** A voice or need that says much the same. */
export type SimilarThing = Readonly<{ title: string; path: string; kind: 'need' | 'voice' }>

/** What the pages of voices are made with. */
export type VoiceParts = PageParts &
  VoiceTools &
  Readonly<{
    places: () => Pick<Places, 'findPlace' | 'register'>
    dataFolder: string
    /** The public address of this installation, for letters. */
    home: string
    /** Finds open needs and voices that say the same; another module does it. */
    findSimilar: (this: void, text: string, place: string, limit: number) => readonly SimilarThing[]
    /** How often one address may try a code. */
    trustedProxies: number
  }>
