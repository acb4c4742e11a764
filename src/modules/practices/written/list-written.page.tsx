import { showDate } from '../../../core/iso-date.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { Tag } from '../../../design-system/components/tag.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { Card, Cards } from '../../../design-system/patterns/card.tsx'
import { Facts } from '../../../design-system/patterns/facts.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { practicePath } from '../practice.paths.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import { confirmPath, involvedPath, practicesOfPath, writePath } from './written-practice.paths.ts'
import { isReadable, practiceStates } from './written-practice.states.ts'

/** The practices of one organisation. Who writes for it sees drafts too, and may begin another. */
export function ListWrittenPage({
  site,
  organisation,
  practices,
  mayWrite,
  token,
}: Readonly<{
  site: PageParts['site']
  organisation: Readonly<{ id: string; name: string; path: string }>
  practices: readonly WrittenPractice[]
  mayWrite: boolean
  token: string
}>) {
  const shown = practices.filter((practice) => mayWrite || isReadable(practice))
  const title = `Practices of ${organisation.name}`
  return (
    <Page
      site={site}
      title={title}
      path={practicesOfPath(organisation.id)}
      breadcrumbs={[{ text: organisation.name, href: organisation.path }, { text: 'Practices' }]}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      {mayWrite && (
        <Form action={practicesOfPath(organisation.id)} hidden={{ token }} label="Begin to write one up">
          <p class="govuk-body">
            Write down what you do, so that others can do it too. It takes about an hour. Each page is saved, and you
            can stop at any time.
          </p>
          <Button preventDoubleClick>Write a practice up</Button>
        </Form>
      )}
      {shown.length === 0 ? (
        <p class="govuk-body">Nothing is written up yet.</p>
      ) : (
        <Cards>
          {shown.map((practice) => (
            <Written practice={practice} mayWrite={mayWrite} />
          ))}
        </Cards>
      )}
    </Page>
  )
}

function Written({ practice, mayWrite }: Readonly<{ practice: WrittenPractice; mayWrite: boolean }>) {
  const { id, profile, state, edition, confirmedOn, lapsesOn } = practice
  const ended = state === 'withdrawn' || state === 'retired'
  return (
    <Card
      title={profile.title === '' ? 'A new practice' : profile.title}
      href={isReadable(practice) ? practicePath(id) : mayWrite && !ended ? writePath(id) : undefined}
    >
      <Tag classes={state === 'published' ? 'govuk-tag--green' : 'govuk-tag--grey'}>
        {practiceStates.states[state].label}
      </Tag>
      {profile.summary !== '' && <p class="govuk-body">{profile.summary}</p>}
      <Facts
        items={[
          edition > 0 && `Edition ${edition}`,
          confirmedOn !== undefined && `confirmed on ${showDate(confirmedOn)}`,
          state === 'review_due' && lapsesOn !== undefined && `lapses on ${showDate(lapsesOn)}`,
        ]}
      />
      {mayWrite && !ended && (
        <ul class="govuk-list">
          {(state === 'review_due' || state === 'lapsed') && (
            <li>
              <a class="govuk-link" href={confirmPath(id)}>
                Say whether it is still true<span class="govuk-visually-hidden">: {profile.title}</span>
              </a>
            </li>
          )}
          {edition > 0 && profile.involvements.length > 0 && (
            <li>
              <a class="govuk-link" href={involvedPath(id)}>
                Ask who was involved to confirm it<span class="govuk-visually-hidden">: {profile.title}</span>
              </a>
            </li>
          )}
          {state !== 'submitted' && state !== 'in_review' && (
            <li>
              <a class="govuk-link" href={writePath(id)}>
                {edition > 0 ? 'Change it' : 'Go on writing'}
                <span class="govuk-visually-hidden">: {profile.title}</span>
              </a>
            </li>
          )}
        </ul>
      )}
    </Card>
  )
}
