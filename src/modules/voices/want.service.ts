import { dayInLondon, type IsoDate } from '../../core/iso-date.ts'
import type { Place } from '../../engines/matching/places/place-rows.ts'
import type { Practice } from '../practices/index.ts'
import { countAskers } from './asker.repository.ts'
import { findStewards, firstOwner, whyOff, type Stewards } from './stewards.ts'
import { answerByFor } from './voice-clock.domain.ts'
import type { Owner, Voice } from './voice.domain.ts'
import type { VoiceParts } from './voice-parts.ts'
import { findOpenWant, listVoices } from './voice.repository.ts'
import { whoCommissions, type Commissioner } from './who-commissions.ts'

/** All that somebody is shown before they ask for a practice in a place. */
export type WantOutlook = Readonly<{
  place: Place
  commissioner: Commissioner | undefined
  stewards: Stewards
  /** Why asking is off here. */
  off: string | undefined
  owner: Owner
  answerBy: IsoDate
  /** The voice they would join. */
  open: Voice | undefined
  askers: number
  /** What was answered about this practice in other places. */
  answeredElsewhere: readonly Voice[]
}>

/** Works out who would be asked, whether they take part, by when they must answer and how many have asked. */
export async function wantOutlook(parts: VoiceParts, practice: Practice, place: Place): Promise<WantOutlook> {
  const { database, dataFolder, calendars, now } = parts
  const { register } = parts.places()
  const serviceArea = practice.serviceAreas[0]
  const commissioner = await whoCommissions(database, dataFolder, register, { place, serviceArea })
  const stewards = await findStewards(database, place.code, commissioner?.bodyPlaceCode ?? place.code)
  const open = await findOpenWant(database, { practiceId: practice.id, placeCode: place.code })
  const counts = open === undefined ? undefined : await countAskers(database, [open.id])
  const { voices } = await listVoices(database, {
    about: { kind: 'practice', id: practice.id },
    states: ['answered', 'settled', 'closed_no_verdict', 'not_settled', 'closed_with_reason'],
    limit: 5,
  })
  return {
    place,
    commissioner,
    stewards,
    off: whyOff(stewards),
    owner: firstOwner(commissioner, stewards, place.name),
    answerBy: open?.answerBy ?? answerByFor('want', dayInLondon(now()), calendars(place.code)),
    open,
    askers: open === undefined ? 0 : (counts?.get(open.id) ?? 0),
    answeredElsewhere: voices.filter(({ placeCode }) => placeCode !== place.code),
  }
}
