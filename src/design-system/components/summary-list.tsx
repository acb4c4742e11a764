import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { hasContent, join, type Attributes, type Listed } from './options.ts'

/** Something to do with a row; `visuallyHiddenText` says what it is about. */
export type SummaryAction = Readonly<{
  href: string
  text: ComponentChildren
  visuallyHiddenText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Actions of a row or a card. */
export type SummaryActions = Readonly<{ items?: readonly SummaryAction[] | undefined; classes?: string | undefined }>

/** A term or what is known of it. */
export type SummaryText = Readonly<{ text?: ComponentChildren; classes?: string | undefined }>

/** One line: a term, what is known of it, what can be done. */
export type SummaryRow = Readonly<{
  key: SummaryText
  value: SummaryText
  actions?: SummaryActions | undefined
  classes?: string | undefined
}>

/** A card round the list. */
export type SummaryCard = Readonly<{
  title?: (SummaryText & Readonly<{ headingLevel?: number | undefined }>) | undefined
  actions?: SummaryActions | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Options of {@link SummaryList}. */
export type SummaryListProps = Readonly<{
  rows: Listed<SummaryRow>
  card?: SummaryCard | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

type CardTitle = SummaryCard['title']

function ActionLink({ action, cardTitle }: Readonly<{ action: SummaryAction; cardTitle: CardTitle }>) {
  const hasHidden = hasContent(action.visuallyHiddenText)
  return (
    <a class={join('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(hasHidden || cardTitle !== undefined) && (
        <span class="govuk-visually-hidden">
          {hasHidden && ` ${action.visuallyHiddenText}`}
          {cardTitle !== undefined && <> ({cardTitle.text})</>}
        </span>
      )}
    </a>
  )
}

type ActionsProps = Readonly<{ actions: SummaryActions | undefined; cardTitle: CardTitle }>

function CardActions({ actions, cardTitle }: ActionsProps) {
  const [first, ...others] = actions?.items ?? []
  if (first === undefined) return null
  const classes = join('govuk-summary-card__actions', actions?.classes)
  if (others.length === 0) {
    return (
      <div class={classes}>
        <ActionLink action={first} cardTitle={cardTitle} />
      </div>
    )
  }
  return (
    <ul class={classes}>
      {[first, ...others].map((action) => (
        <li class="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  )
}

function RowActions({ actions, cardTitle }: ActionsProps) {
  const [first, ...others] = actions?.items ?? []
  if (first === undefined) return null
  return (
    <dd class={join('govuk-summary-list__actions', actions?.classes)}>
      {others.length === 0 ? (
        <ActionLink action={first} cardTitle={cardTitle} />
      ) : (
        <ul class="govuk-summary-list__actions-list">
          {[first, ...others].map((action) => (
            <li class="govuk-summary-list__actions-list-item">
              <ActionLink action={action} cardTitle={cardTitle} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

/** What is known about one thing, line by line; with `card` it stands in a box with a title. */
export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const anyActions = rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0)
  const list = (
    <dl class={join('govuk-summary-list', classes)} {...attributes}>
      {rows.map((row) => {
        if (!row) return null
        const noActions = anyActions && row.actions?.items === undefined && 'govuk-summary-list__row--no-actions'
        return (
          <div class={join('govuk-summary-list__row', noActions, row.classes)}>
            <dt class={join('govuk-summary-list__key', row.key.classes)}>{row.key.text}</dt>
            <dd class={join('govuk-summary-list__value', row.value.classes)}>{row.value.text}</dd>
            <RowActions actions={row.actions} cardTitle={card?.title} />
          </div>
        )
      })}
    </dl>
  )
  if (card === undefined) return list
  return (
    <div class={join('govuk-summary-card', card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {card.title !== undefined && (
          <Heading level={card.title.headingLevel ?? 2} class={join('govuk-summary-card__title', card.title.classes)}>
            {card.title.text}
          </Heading>
        )}
        <CardActions actions={card.actions} cardTitle={card.title} />
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  )
}
