import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes } from './options.ts'

/** One link of the footer. */
export type FooterLink = Readonly<{ text: string; href: string; attributes?: Attributes | undefined }>

/** A titled list of links. `width` is a grid width such as `one-third`. */
export type FooterSection = Readonly<{
  title: string
  items?: readonly FooterLink[] | undefined
  columns?: number | undefined
  width?: string | undefined
}>

/** Links and words along the foot. */
export type FooterMeta = Readonly<{
  items?: readonly FooterLink[] | undefined
  text?: ComponentChildren
  visuallyHiddenTitle?: string | undefined
}>

/**
 * Options of {@link Footer}. The field's own footer shows the crown, its licence mark and its copyright; here these
 * are places (`logo`, `licenceMark`, `copyright`) that stay empty unless the installation fills them.
 */
export type FooterProps = Readonly<{
  logo?: ComponentChildren
  navigation?: readonly FooterSection[] | undefined
  meta?: FooterMeta | undefined
  licenceMark?: ComponentChildren
  contentLicence?: ComponentChildren
  copyright?: ComponentChildren
  containerClasses?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

function Section({ section }: Readonly<{ section: FooterSection }>) {
  const columns = section.columns !== undefined && `govuk-footer__list--columns-${section.columns}`
  return (
    <div class={`govuk-footer__section govuk-grid-column-${section.width ?? 'full'}`}>
      <h2 class="govuk-footer__heading govuk-heading-m">{section.title}</h2>
      {section.items !== undefined && section.items.length > 0 && (
        <ul class={join('govuk-footer__list', columns)}>
          {section.items.map((item) => (
            <li class="govuk-footer__list-item">
              <a class="govuk-footer__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Meta({ meta }: Readonly<{ meta: FooterMeta }>) {
  return (
    <>
      <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle ?? 'Support links'}</h2>
      {meta.items !== undefined && meta.items.length > 0 && (
        <ul class="govuk-footer__inline-list">
          {meta.items.map((item) => (
            <li class="govuk-footer__inline-list-item">
              <a class="govuk-footer__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {hasContent(meta.text) && <div class="govuk-footer__meta-custom">{meta.text}</div>}
    </>
  )
}

/** The foot of every page: where the facts come from, and the links that are always wanted. */
export function Footer(props: FooterProps) {
  const { navigation = [], meta } = props
  return (
    <div class={join('govuk-footer', props.classes)} {...props.attributes}>
      <div class={join('govuk-width-container', props.containerClasses)}>
        {props.logo}
        {navigation.length > 0 && (
          <>
            <div class="govuk-footer__navigation">
              {navigation.map((section) => (
                <Section section={section} />
              ))}
            </div>
            <hr class="govuk-footer__section-break" />
          </>
        )}
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {meta !== undefined && <Meta meta={meta} />}
            {hasContent(props.contentLicence) && (
              <>
                {props.licenceMark}
                <span class="govuk-footer__licence-description">{props.contentLicence}</span>
              </>
            )}
          </div>
          {hasContent(props.copyright) && <div class="govuk-footer__meta-item">{props.copyright}</div>}
        </div>
      </div>
    </div>
  )
}
