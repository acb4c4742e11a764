import { Card } from '../../design-system/patterns/card.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import { showClosing, showNoticeKind } from './need-words.ts'
import { needPath } from './need.paths.ts'
import type { Need } from './need.domain.ts'

const longestStart = 220

function start(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= longestStart) return line
  return `${line.slice(0, Math.max(longestStart / 2, line.lastIndexOf(' ', longestStart)))}…`
}

/** Where a need is, in words: its council, or what its notice says of the region. */
export function needPlace(need: Need, titles: CodeTitles): string | undefined {
  const council = need.placeCode === undefined ? undefined : titles.place(need.placeCode)
  return council ?? showArea(need.town) ?? showArea(need.region)
}

/** An area as its notice writes it, if it is one: in small letters, and with a gap after each comma. */
export function showArea(area: string | undefined): string | undefined {
  return area === undefined || area === 'Any region' ? undefined : sentenceCase(area.replaceAll(/,(?=\S)/g, ', '))
}

/** One open need in a list: what, whose, until when. */
export function NeedCard({ need, titles }: Readonly<{ need: Need; titles: CodeTitles }>) {
  const description = need.description === undefined ? undefined : start(sentenceCase(need.description))
  return (
    <Card title={sentenceCase(need.title)} href={needPath(need.id)} kicker={nameCase(need.buyer)}>
      {description !== undefined && description !== need.title && <p class="govuk-body">{description}</p>}
      <Facts
        items={[
          <b>{showClosing(need.closesOn)}</b>,
          needPlace(need, titles) ?? 'Place not stated',
          showNoticeKind(need.noticeKind),
        ]}
      />
    </Card>
  )
}
