import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { hasContent, join, type Attributes } from './options.ts'

/** Options of {@link NotificationBanner}. Plain text gets the banner's own heading style; anything else stands as it is. */
export type NotificationBannerProps = Readonly<{
  children?: ComponentChildren
  titleText?: ComponentChildren
  titleHeadingLevel?: number | undefined
  titleId?: string | undefined
  type?: string | undefined
  role?: 'alert' | 'region' | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Something that changed, or that went well, told once at the top of the page. */
export function NotificationBanner(props: NotificationBannerProps) {
  const isSuccess = props.type === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const { children, titleText, disableAutoFocus } = props
  return (
    <div
      class={join('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', props.classes)}
      role={props.role ?? (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={props.titleHeadingLevel ?? 2} class="govuk-notification-banner__title" id={titleId}>
          {hasContent(titleText) ? titleText : isSuccess ? 'Success' : 'Important'}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof children === 'string' ? <p class="govuk-notification-banner__heading">{children}</p> : children}
      </div>
    </div>
  )
}
