import type { Hit } from '../found.ts'
import type { EvidenceReason } from './reason.ts'
import type { EvidenceFact } from './reason-facts.ts'

/** "Moderate evidence from 3 studies": the rating as its own page gives it; none where nobody has rated. */
export function evidenceReason(hit: Hit, evidence: EvidenceFact | undefined): EvidenceReason | undefined {
  const rating = evidence?.rating
  if (rating === undefined) return undefined
  return {
    kind: 'evidence',
    text: evidenceSentence(rating.level, rating.studies),
    share: ((hit.text + hit.lifted) * hit.evidence) / hit.score,
    parts: { level: rating.level, studies: rating.studies },
  }
}

/** The sentence alone, so that the rating's page can say the same. */
export function evidenceSentence(level: string, studies: number): string {
  const studyWord = studies === 1 ? 'study' : 'studies'
  return `${level.charAt(0).toUpperCase()}${level.slice(1).toLowerCase()} evidence from ${studies} ${studyWord}`
}
