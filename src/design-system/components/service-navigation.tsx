import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes, type Listed } from './options.ts'

/** One link of the navigation. `current` is this page, `active` a page above it. */
export type NavigationItem = Readonly<{
  text: ComponentChildren
  href?: string | undefined
  current?: boolean | undefined
  active?: boolean | undefined
  attributes?: Attributes | undefined
}>

/** Room for other content in the bar. */
export type NavigationSlots = Readonly<{
  start?: ComponentChildren
  end?: ComponentChildren
  endAlign?: 'inline' | undefined
  navigationStart?: ComponentChildren
  navigationEnd?: ComponentChildren
}>

/** Options of {@link ServiceNavigation}. */
export type ServiceNavigationProps = Readonly<{
  serviceName?: string | undefined
  serviceUrl?: string | undefined
  navigation?: Listed<NavigationItem> | undefined
  navigationId?: string | undefined
  navigationLabel?: string | undefined
  navigationClasses?: string | undefined
  collapseNavigationOnMobile?: boolean | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  ariaLabel?: string | undefined
  slots?: NavigationSlots | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

function Item({ item }: Readonly<{ item: NavigationItem }>) {
  const isActive = item.active === true || item.current === true
  const current = isActive ? (item.current === true ? 'page' : 'true') : undefined
  // Strong, so that a reader who overrides colours still sees where they are.
  const words = isActive ? <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> : item.text
  return (
    <li class={join('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}>
      {item.href !== undefined && item.href !== '' ? (
        <a class="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>
          {words}
        </a>
      ) : (
        hasContent(item.text) && (
          <span class="govuk-service-navigation__text" aria-current={current}>
            {words}
          </span>
        )
      )}
    </li>
  )
}

function ServiceName({ name, url }: Readonly<{ name: string | undefined; url: string | undefined }>) {
  if (!hasContent(name)) return null
  return (
    <span class="govuk-service-navigation__service-name">
      {url !== undefined && url !== '' ? (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{name}</span>
      )}
    </span>
  )
}

// The button is no use before the script takes it over; the field's HTML says so twice.
const untilScripted = { hidden: true, 'aria-hidden': 'true' } as const

function Navigation(props: ServiceNavigationProps & Readonly<{ items: readonly NavigationItem[] }>) {
  const { items, slots, menuButtonText = 'Menu', menuButtonLabel, navigationId = 'navigation' } = props
  const collapses = props.collapseNavigationOnMobile ?? items.length > 1
  return (
    <nav
      aria-label={props.navigationLabel ?? menuButtonText}
      class={join('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {collapses && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={menuButtonLabel === menuButtonText ? undefined : menuButtonLabel}
          {...untilScripted}
        >
          {menuButtonText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={navigationId}>
        {slots?.navigationStart}
        {items.map((item) => (
          <Item item={item} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

/** The ways to the parts of the service; behind a button on narrow screens where there is a script. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots } = props
  const items = (props.navigation ?? []).filter((item) => item !== null && typeof item === 'object')
  const hasNavigation = items.length > 0 || hasContent(slots?.navigationStart) || hasContent(slots?.navigationEnd)
  const inline = slots?.endAlign === 'inline' && 'govuk-service-navigation__inlining-container'
  const content = (
    <div class={join('govuk-width-container', inline)}>
      {slots?.start}
      <div class="govuk-service-navigation__container">
        <ServiceName name={props.serviceName} url={props.serviceUrl} />
        {hasNavigation && <Navigation {...props} items={items} />}
      </div>
      {slots?.end}
    </div>
  )
  const attributes = {
    class: join('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  }
  const isLandmark = [props.serviceName, slots?.start, slots?.end].some(hasContent)
  return isLandmark ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...attributes}>
      {content}
    </section>
  ) : (
    <div {...attributes}>{content}</div>
  )
}
