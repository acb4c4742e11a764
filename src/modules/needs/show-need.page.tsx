import { showDate } from '../../core/iso-date.ts'
import { Details } from '../../design-system/components/details.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Missing, Reasons } from '../../design-system/patterns/facts.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { placePath } from '../places/index.ts'
import { showProcedure } from '../records/index.ts'
import type { PageParts } from '../site/index.ts'
import { showArea } from './need-card.tsx'
import type { FittingPractice } from './fitting-practices.ts'
import { noticeKindMeanings, showNoticeKind, showState, showValue } from './need-words.ts'
import { needPath, needsPath } from './need.paths.ts'
import { missingFacts, type Need } from './need.domain.ts'

/** What the page of a need shows. */
export type NeedView = Readonly<{
  parts: PageParts
  need: Need
  /** What has met such a need; empty where nothing fits. */
  practices: readonly FittingPractice[]
  /** The results page for this need. */
  resultsHref: string
}>

/** One need of a public body: its own words first, then dates, then what has met such a need. */
export function ShowNeedPage({ parts, need, practices, resultsHref }: NeedView) {
  const title = sentenceCase(need.title)
  return (
    <Page
      site={parts.site}
      title={title}
      path={needPath(need.id)}
      breadcrumbs={[{ text: 'Needs', href: needsPath }, { text: title }]}
    >
      <p class="app-card__kicker">Wanted by {nameCase(need.buyer)}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <Tag classes={need.state === 'open' ? 'govuk-tag--green' : 'govuk-tag--grey'}>{showState(need.state)}</Tag>
      </p>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <OwnWords need={need} />
          <NeedFacts parts={parts} need={need} />
          <Missing items={missingFacts(need)} />
          <InsetText>
            <p class="govuk-body">
              A need is not a tender. This one was published on {need.source}, where its reference is {need.sourceId}.
              Anybody who wants to bid does so there, under its rules.
            </p>
          </InsetText>
        </div>
      </div>
      <section class="app-band" aria-labelledby="what-fits">
        <h2 class="govuk-heading-m" id="what-fits">
          What has met such a need elsewhere
        </h2>
        {practices.length === 0 ? (
          <p class="govuk-body">Nobody has written up a practice for this here yet.</p>
        ) : (
          <Cards>
            {practices.map((practice) => (
              <Card title={practice.title} href={practice.path}>
                <Reasons items={practice.reasons} />
                <Missing items={practice.missing} />
              </Card>
            ))}
          </Cards>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={resultsHref}>
            See organisations and payments for this need too
          </a>
        </p>
      </section>
    </Page>
  )
}

/** Words in sight before the rest unfolds. */
const longestOpening = 1_500

function OwnWords({ need }: Readonly<{ need: Need }>) {
  const { description, additional } = need
  if (description === undefined) return <p class="govuk-body">The notice says nothing but its title.</p>
  const text = sentenceCase(description)
  const cut =
    text.length > longestOpening ? Math.max(text.lastIndexOf(' ', longestOpening), longestOpening / 2) : text.length
  return (
    <>
      <p class="govuk-body app-own-words">
        {text.slice(0, cut)}
        {cut < text.length && '…'}
      </p>
      {cut < text.length && (
        <Details summaryText="Read the rest in their own words">
          <p class="govuk-body app-own-words">…{text.slice(cut)}</p>
        </Details>
      )}
      {additional !== undefined && (
        <Details summaryText="More that the notice says">
          <p class="govuk-body app-own-words">{sentenceCase(additional)}</p>
        </Details>
      )}
    </>
  )
}

function NotStated() {
  return <span class="app-quiet">Not stated</span>
}

function NeedFacts({ parts, need }: Readonly<{ parts: PageParts; need: Need }>) {
  const { titles } = parts
  const place = need.placeCode === undefined ? undefined : titles.place(need.placeCode)
  const where = [showArea(need.town), showArea(need.region), need.district]
    .filter((one) => one !== undefined && one !== place)
    .join(', ')
  const bought = [...new Set(need.procurementCodes.flatMap((code) => titles.procurement(code) ?? []))]
  return (
    <SummaryList
      rows={[
        summaryRow('Closes on', need.closesOn === undefined ? <NotStated /> : <b>{showDate(need.closesOn)}</b>),
        summaryRow('Published on', showDate(need.publishedOn)),
        summaryRow(
          'What sort of notice',
          `${showNoticeKind(need.noticeKind)}. ${noticeKindMeanings[need.noticeKind] ?? ''}`,
        ),
        (need.startsOn !== undefined || need.endsOn !== undefined) && summaryRow('When it would run', runs(need)),
        summaryRow('Value, as published', showValue(need) ?? <NotStated />),
        summaryRow(
          'Where',
          need.placeCode !== undefined && place !== undefined ? (
            <>
              <a class="govuk-link" href={placePath(need.placeCode)}>
                {place}
              </a>
              {where !== '' && ` (${where})`}
            </>
          ) : where === '' ? (
            <NotStated />
          ) : (
            where
          ),
        ),
        bought.length > 0 && summaryRow('What is to be bought', bought.slice(0, 8).join('; ')),
        showProcedure(need.procedure) !== undefined && summaryRow('How it is awarded', showProcedure(need.procedure)),
        need.suitableForVoluntary === true &&
          summaryRow('Said to suit', 'voluntary organisations and social enterprises, as published'),
      ]}
    />
  )
}

function runs({ startsOn, endsOn }: Need): string {
  if (startsOn === undefined) return endsOn === undefined ? '' : `Until ${showDate(endsOn)}`
  return endsOn === undefined ? `From ${showDate(startsOn)}` : `${showDate(startsOn)} to ${showDate(endsOn)}`
}
