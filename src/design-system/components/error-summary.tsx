import type { ComponentChildren } from 'preact'
import { hasContent, join, type Attributes } from './options.ts'

/** One thing that is wrong, with a link to its field. */
export type ErrorSummaryItem = Readonly<{
  text: ComponentChildren
  href?: string | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link ErrorSummary}. */
export type ErrorSummaryProps = Readonly<{
  titleText: ComponentChildren
  descriptionText?: ComponentChildren
  errorList?: readonly ErrorSummaryItem[] | undefined
  disableAutoFocus?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Everything that is wrong with a form, at the top of the page, each linked to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { titleText, descriptionText, errorList = [], disableAutoFocus, classes, attributes } = props
  return (
    <div
      class={join('govuk-error-summary', classes)}
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      {...attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{titleText}</h2>
        <div class="govuk-error-summary__body">
          {hasContent(descriptionText) && <p>{descriptionText}</p>}
          {errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errorList.map((item) => (
                <li>
                  {item.href === undefined || item.href === '' ? (
                    item.text
                  ) : (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
