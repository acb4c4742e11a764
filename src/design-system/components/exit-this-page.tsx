import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { join, messageAttributes, type Attributes } from './options.ts'

/** Options of {@link ExitThisPage}. */
export type ExitThisPageProps = Readonly<{
  children?: ComponentChildren
  redirectUrl?: string | undefined
  id?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
  activatedText?: string | undefined
  timedOutText?: string | undefined
  pressTwoMoreTimesText?: string | undefined
  pressOneMoreTimeText?: string | undefined
}>

/** A way to leave at once, for pages that somebody may read in danger. */
export function ExitThisPage(props: ExitThisPageProps) {
  return (
    <div
      id={props.id}
      class={join('govuk-exit-this-page', props.classes)}
      data-module="govuk-exit-this-page"
      {...props.attributes}
      {...messageAttributes('activated', props.activatedText)}
      {...messageAttributes('timed-out', props.timedOutText)}
      {...messageAttributes('press-two-more-times', props.pressTwoMoreTimesText)}
      {...messageAttributes('press-one-more-time', props.pressOneMoreTimeText)}
    >
      <Button
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={props.redirectUrl ?? 'https://www.bbc.co.uk/weather'}
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {props.children ?? (
          <>
            <span class="govuk-visually-hidden">Emergency</span> Exit this page
          </>
        )}
      </Button>
    </div>
  )
}
