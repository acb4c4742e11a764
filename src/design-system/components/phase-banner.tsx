import type { ComponentChildren } from 'preact'
import { join, type Attributes, type TextOptions } from './options.ts'
import { Tag } from './tag.tsx'

/** Options of {@link PhaseBanner}. */
export type PhaseBannerProps = Readonly<{
  tag?: TextOptions | undefined
  children?: ComponentChildren
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** One line under the navigation: the state the service is in. */
export function PhaseBanner({ tag, children, classes, attributes }: PhaseBannerProps) {
  return (
    <div class={join('govuk-phase-banner govuk-width-container', classes)} {...attributes}>
      <p class="govuk-phase-banner__content">
        <Tag classes={join('govuk-phase-banner__content__tag', tag?.classes)}>{tag?.text}</Tag>{' '}
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
