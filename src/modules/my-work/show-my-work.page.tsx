import { showDate, type IsoDate } from '../../core/iso-date.ts'
import { Button } from '../../design-system/components/button.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import type { Work, WorkItem } from './work.domain.ts'

/** The address of somebody's own work. */
export const myWorkPath = '/my-work'

/** What I owe, what I am owed, what changed, what I follow. Nothing here counts people against each other. */
export function ShowMyWorkPage({
  site,
  work,
  today,
  name,
}: Readonly<{ site: Site; work: Work; today: IsoDate; name: string }>) {
  const isEmpty = Object.values(work).every((items) => items.length === 0)
  return (
    <Page site={site} title="My work" path={myWorkPath} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{name}</span>
          <h1 class="govuk-heading-l">My work</h1>
          {isEmpty ? (
            <NothingToDo />
          ) : (
            <>
              <WorkList title="What I owe" items={work.owe} today={today} empty="You owe nobody anything today." />
              <WorkList title="What I am owed" items={work.owed} today={today} empty="Nobody owes you an answer." />
              <WorkList title="What changed" items={work.changed} today={today} empty="Nothing has changed." />
              <WorkList title="What I follow" items={work.followed} today={today} empty="You follow nothing yet." />
            </>
          )}
          <Form action="/sign-out">
            <Button classes="govuk-button--secondary">Sign out</Button>
          </Form>
        </div>
      </div>
    </Page>
  )
}

function NothingToDo() {
  return (
    <>
      <p class="govuk-body-l">You are up to date. Nobody is waiting for you, and you are waiting for nobody.</p>
      <p class="govuk-body">
        What you have to answer will stand here with its date, and so will what others owe you.{' '}
        <a class="govuk-link" href="/">
          Find what works
        </a>{' '}
        or{' '}
        <a class="govuk-link" href="/needs">
          look through needs
        </a>
        .
      </p>
    </>
  )
}

function WorkList({
  title,
  items,
  today,
  empty,
}: Readonly<{ title: string; items: readonly WorkItem[]; today: IsoDate; empty: string }>) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      {items.length === 0 ? (
        <p class="govuk-body">{empty}</p>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {items.map(({ title: text, href, due, note }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
              {due !== undefined && <DueDate due={due} today={today} />}
              {note !== undefined && <span class="govuk-hint govuk-!-margin-bottom-0">{note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function DueDate({ due, today }: Readonly<{ due: IsoDate; today: IsoDate }>) {
  if (due < today) return <strong>, was due {showDate(due)}</strong>
  return <>, {due === today ? 'due today' : `due ${showDate(due)}`}</>
}
