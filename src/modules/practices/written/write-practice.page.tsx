import { Button } from '../../../design-system/components/button.tsx'
import { InsetText } from '../../../design-system/components/inset-text.tsx'
import { TaskList } from '../../../design-system/components/task-list.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { lacking, stepState, stillToSay, type StepState } from './completeness.ts'
import { stepGroups, stepsFor } from './profile-steps.ts'
import type { Review } from './review.domain.ts'
import { ReviewAnswers } from './review-answers.tsx'
import type { WrittenPractice } from './written-practice.domain.ts'
import { checkPath, endPath, practicesOfPath, stepPath, writePath } from './written-practice.paths.ts'
import { practiceStates } from './written-practice.states.ts'

const stateWords: Readonly<Record<StepState, string>> = { done: 'Done', begun: 'Begun', empty: 'Not begun' }
const mostToSay = 5

/** The parts of writing a practice up, each with how far it is; the page that one comes back to. */
export function WritePracticePage({
  site,
  practice,
  organisationName,
  lastReview,
}: Readonly<{
  site: PageParts['site']
  practice: WrittenPractice
  organisationName: string
  lastReview: Review | undefined
}>) {
  const { id, profile, state, edition } = practice
  const title = profile.title === '' ? 'A new practice' : profile.title
  const steps = new Set(stepsFor(profile))
  const missing = lacking(profile)
  return (
    <Page
      site={site}
      title={`Write up: ${title}`}
      path={writePath(id)}
      breadcrumbs={[
        { text: `Practices of ${organisationName}`, href: practicesOfPath(practice.organisationId) },
        { text: title },
      ]}
      unlisted
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            {practiceStates.states[state].label}.{' '}
            {edition === 0
              ? 'Nobody but those who write for your organisation can read it yet.'
              : `Readers see edition ${edition}. What you change here is seen when you publish edition ${edition + 1}.`}
          </p>
          {lastReview?.outcome === 'changes_asked' && (state === 'changes_asked' || state === 'published') && (
            <InsetText>
              <h2 class="govuk-heading-s">What the reviewer asks you to change</h2>
              <ReviewAnswers review={lastReview} onlyNo />
            </InsetText>
          )}
          {practice.recordId !== undefined && (
            <InsetText>
              <p class="govuk-body">
                Some answers were filled in from{' '}
                <a class="govuk-link" href={`/records/${encodeURIComponent(practice.recordId)}`}>
                  what you were paid for
                </a>
                . Read them: they are the words of the payment, not yours yet.
              </p>
            </InsetText>
          )}
          <p class="govuk-body">Each page is saved when you go on. You can stop at any time.</p>
          {stepGroups.map((group, at) => {
            const asked = group.steps.filter((step) => steps.has(step))
            if (asked.length === 0) return null
            return (
              <>
                <h2 class="govuk-heading-m">{group.title}</h2>
                <TaskList
                  idPrefix={`steps-${at}`}
                  items={asked.map((step) => {
                    const progress = stepState(step, profile)
                    const isNeeded = step.needed === true && missing.some((one) => one.step === step.id)
                    return {
                      title: { text: step.title },
                      href: stepPath(id, step.id),
                      status:
                        isNeeded || progress !== 'done'
                          ? {
                              tag: {
                                text: isNeeded ? 'Needed' : stateWords[progress],
                                classes: isNeeded ? 'govuk-tag--yellow' : 'govuk-tag--grey',
                              },
                            }
                          : { text: stateWords.done },
                    }
                  })}
                />
              </>
            )
          })}
          <WhatAdoptersAsk practice={practice} />
          <div class="govuk-button-group">
            <Button href={checkPath(id)}>Check your answers</Button>
            <a class="govuk-link" href={endPath(id)}>
              {edition === 0 ? 'Give this draft up' : 'Withdraw or retire it'}
            </a>
          </div>
        </div>
      </div>
    </Page>
  )
}

function WhatAdoptersAsk({ practice: { id, profile } }: Readonly<{ practice: WrittenPractice }>) {
  const open = stillToSay(profile).slice(0, mostToSay)
  if (open.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">What those who would copy it need first</h2>
      <ul class="govuk-list govuk-list--bullet">
        {open.map((step) => (
          <li>
            <a class="govuk-link" href={stepPath(id, step.id)}>
              {step.title}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
