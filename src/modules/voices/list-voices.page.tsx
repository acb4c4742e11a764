import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { ListPages, type ListPage } from '../site/index.ts'
import { publicCount, type Voice } from './voice.domain.ts'
import { takePartPath, voicePath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { stateWords, voiceTitle } from './voice-words.ts'

/** A list of voices: the public one, or the queue of those who answer. */
export function ListVoicesPage({
  parts,
  title,
  lead,
  path,
  voices,
  counts,
  total,
  page,
  isOfficial,
}: Readonly<{
  parts: VoiceParts
  title: string
  lead: string
  path: string
  voices: readonly Voice[]
  counts: ReadonlyMap<string, number>
  total: number
  page: ListPage
  isOfficial: boolean
}>) {
  const today = dayInLondon(parts.now())
  return (
    <Page site={parts.site} title={page.number > 1 ? `${title}, page ${page.number}` : title} path={path}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{lead}</p>
      {voices.length === 0 && (
        <p class="govuk-body">
          Nothing stands here now.{' '}
          <a class="govuk-link" href={takePartPath}>
            Ask for something
          </a>
          .
        </p>
      )}
      <Cards>
        {voices.map((voice) => {
          const count = counts.get(voice.id) ?? 0
          return (
            <Card
              title={voiceTitle(voice, parts.titles.place(voice.placeCode))}
              href={voicePath(voice.id)}
              kicker={voice.body}
            >
              <Facts
                items={[
                  <b>{stateWords(voice, today)}</b>,
                  `Asked for by ${isOfficial ? String(count) : publicCount(count, voice)} people`,
                  voice.answerBy === undefined ? 'No date' : `Owed by ${showDate(voice.answerBy)}`,
                ]}
              />
            </Card>
          )
        })}
      </Cards>
      <ListPages path={path} filters={{}} page={page} total={total} />
    </Page>
  )
}
