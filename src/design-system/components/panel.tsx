import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Heading } from './heading.tsx'
import { hasContent, join, type Attributes } from './options.ts'

/** Something to do in an interruption panel. */
export type PanelAction = Readonly<{
  text: string
  href?: string | undefined
  type?: 'submit' | 'button' | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link Panel}. */
export type PanelProps = Readonly<{
  titleText: ComponentChildren
  children?: ComponentChildren
  headingLevel?: number | undefined
  actions?:
    | Readonly<{
        items?: readonly PanelAction[] | undefined
        classes?: string | undefined
        attributes?: Attributes | undefined
      }>
    | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

function Action({ action }: Readonly<{ action: PanelAction }>) {
  if (action.href !== undefined && action.type !== 'button') {
    return (
      <a class={join('govuk-link govuk-link--inverse', action.classes)} href={action.href} {...action.attributes}>
        {action.text}
      </a>
    )
  }
  return (
    <Button
      type={action.type ?? 'button'}
      classes={join('govuk-button--inverse', action.classes)}
      href={action.href}
      attributes={action.attributes}
    >
      {action.text}
    </Button>
  )
}

/** It is done: the one thing a confirmation page says first. With `govuk-panel--interruption` it asks before going on. */
export function Panel({ titleText, children, headingLevel = 1, actions, classes, attributes }: PanelProps) {
  const isInterruption = classes?.includes('govuk-panel--interruption') ?? false
  return (
    <div class={join('govuk-panel', !isInterruption && 'govuk-panel--confirmation', classes)} {...attributes}>
      <Heading level={headingLevel} class="govuk-panel__title">
        {titleText}
      </Heading>
      {hasContent(children) && <div class="govuk-panel__body">{children}</div>}
      {isInterruption && actions !== undefined && (
        <div class={join('govuk-panel__actions', actions.classes)} {...actions.attributes}>
          {actions.items !== undefined && actions.items.length > 0 && (
            <div class="govuk-button-group">
              {actions.items.map((action) => (
                <>
                  <Action action={action} />{' '}
                </>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  )
}
