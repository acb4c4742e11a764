import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { Page } from '../../design-system/page/page.tsx'
import { publicCount, type Asker, type Voice } from './voice.domain.ts'
import { letterPath, voicePath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { voiceTitle } from './voice-words.ts'

/** One printable page that anybody may hand in: the askers' words and how many they are. */
export function LetterPage({
  parts,
  voice,
  askers,
}: Readonly<{ parts: VoiceParts; voice: Voice; askers: readonly Asker[] }>) {
  const title = voiceTitle(voice, parts.titles.place(voice.placeCode))
  const live = askers.filter(({ withdrewAt }) => withdrewAt === undefined).length
  const words = askers.flatMap((asker) => (asker.words === '' ? [] : [asker.words]))
  return (
    <Page site={parts.site} title={`A letter: ${title}`} path={letterPath(voice.id)} unlisted>
      <p class="govuk-body">To: {voice.body ?? 'Whoever commissions this service'}</p>
      <p class="govuk-body">{showDate(dayInLondon(parts.now()))}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        {publicCount(live, voice)} people ask for this in {parts.titles.place(voice.placeCode) ?? 'this place'}. These
        are their own words.
      </p>
      {words.length === 0 && <p class="govuk-body">Nobody wrote why.</p>}
      {words.map((text) => (
        <blockquote class="app-quote">
          <p class="govuk-body app-own-words">{text}</p>
        </blockquote>
      ))}
      <p class="govuk-body">
        Please answer: can this be done here, by when, or why not? Whatever you answer can be recorded at {parts.home}
        {voicePath(voice.id)}, where everybody who asks can read it.
      </p>
    </Page>
  )
}
