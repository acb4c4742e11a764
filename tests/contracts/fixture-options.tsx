import type { ComponentChildren } from 'preact'
import { rawDoor } from './normalised-html.ts'

/** The options of a fixture, as the field's macros take them. */
export type FixtureOptions = Readonly<Record<string, unknown>>

const Door = rawDoor as 'div'

/** The one door for raw HTML, here in the test only: the fixtures hold HTML, the components take content. */
export function RawHtml({ html }: Readonly<{ html: string }>) {
  // oxlint-disable-next-line react/no-danger -- the fixtures are HTML, and none of it leaves this test
  return <Door dangerouslySetInnerHTML={{ __html: html }} />
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the field gives as `text` or, stronger, as `html`, in the one form that our components take. */
export function content(options: Readonly<Record<string, unknown>>, name = ''): ComponentChildren {
  const html = options[name === '' ? 'html' : `${name}Html`]
  const text = options[name === '' ? 'text' : `${name}Text`]
  if (typeof html === 'string' && html !== '') return <RawHtml html={html} />
  return text as ComponentChildren
}

/** Options that are content itself with us, and `{ html }` or `{ text }` in the field. */
const contentOptions = new Set(['conditional', 'beforeInput', 'afterInput', 'beforeInputs', 'afterInputs'])

function asAttributes(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = Object.entries(attributes).map(([name, value]) => {
    const plain = isRecord(value) ? value['value'] : value
    return [name, plain === null || plain === undefined ? '' : `${plain as string | number | boolean}`]
  })
  return Object.fromEntries(given)
}

/**
 * Options of a fixture as props: `null` left out, attributes as text, and `html` in place of `text` where there is any,
 * at every depth.
 */
export function asProps(options: FixtureOptions): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    if (value === null) continue
    if (name === 'attributes' && isRecord(value)) props[name] = asAttributes(value)
    else if (contentOptions.has(name)) props[name] = isRecord(value) ? content(value) : undefined
    else if (Array.isArray(value)) props[name] = value.map((item) => asItem(item))
    else if (isRecord(value)) props[name] = asProps(value)
    else props[name] = value
  }
  if ('html' in options || 'text' in options) props['text'] = content(options)
  delete props['html']
  for (const name of Object.keys(options).filter((key) => key.endsWith('Html'))) {
    const stem = name.slice(0, -'Html'.length)
    props[`${stem}Text`] = content(options, stem)
    delete props[name]
  }
  return props
}

function asItem(item: unknown): unknown {
  if (Array.isArray(item)) return item.map((inner) => asItem(inner))
  return isRecord(item) ? asProps(item) : item
}

/** The same, with the words of the component itself as its children. */
export function withChildren(options: FixtureOptions): Record<string, unknown> {
  const { text, ...props } = asProps(options)
  return text === undefined ? props : { ...props, children: text }
}
