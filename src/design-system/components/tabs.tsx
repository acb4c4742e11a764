import type { ComponentChildren } from 'preact'
import { join, type Attributes, type Listed } from './options.ts'

/** One tab and what it shows; plain text becomes a paragraph. */
export type TabItem = Readonly<{
  label: string
  id?: string | undefined
  attributes?: Attributes | undefined
  panel: Readonly<{ text: ComponentChildren; attributes?: Attributes | undefined }>
}>

/** Options of {@link Tabs}. */
export type TabsProps = Readonly<{
  items?: Listed<TabItem> | undefined
  title?: string | undefined
  id?: string | undefined
  idPrefix?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

/** Parts of one page, all of them in the HTML; without the script they stand one under another. */
export function Tabs({ items = [], title, id, idPrefix = '', classes, attributes }: TabsProps) {
  const panelId = (item: TabItem, index: number) => item.id ?? `${idPrefix}-${index + 1}`
  return (
    <div id={id} class={join('govuk-tabs', classes)} {...attributes} data-module="govuk-tabs">
      <h2 class="govuk-tabs__title">{title ?? 'Contents'}</h2>
      {items.length > 0 && (
        <ul class="govuk-tabs__list">
          {items.map(
            (item, index) =>
              item && (
                <li class={join('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
                  <a class="govuk-tabs__tab" href={`#${panelId(item, index)}`} {...item.attributes}>
                    {item.label}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {items.map(
        (item, index) =>
          item && (
            <div
              class={join('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')}
              id={panelId(item, index)}
              {...item.panel.attributes}
            >
              {typeof item.panel.text === 'string' && item.panel.text !== '' ? (
                <p class="govuk-body">{item.panel.text}</p>
              ) : (
                item.panel.text
              )}
            </div>
          ),
      )}
    </div>
  )
}
