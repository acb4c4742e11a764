import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { CheckboxesField, RadiosField } from './choice-field.tsx'
import { errorOf } from './field.ts'
import { FormErrors } from './form-errors.tsx'
import { Form } from './form.tsx'
import { TextAreaField } from './text-area-field.tsx'
import { TextField } from './text-field.tsx'

const html = (node: VNode) => renderToString(node)
const errors = [
  { field: 'title', message: 'Say what is needed' },
  { field: 'who', message: 'Choose who it is for' },
]

test('a form that comes back keeps what was typed, as words', () => {
  expect(html(<TextField name="title" label="Title" value={'"><script>'} />)).toContain('value="&quot;>&lt;script>"')
  expect(html(<TextAreaField name="title" label="Title" value="</textarea><b>" />)).toContain('&lt;/textarea>&lt;b>')
})

test('each line of the summary leads to an element that is there', () => {
  const choices = [{ value: 'a', text: 'One' }]
  const page = html(
    <>
      <FormErrors errors={errors} />
      <TextField name="title" label="Title" error={errorOf(errors, 'title')} />
      <RadiosField name="who" label="Who?" choices={choices} error={errorOf(errors, 'who')} />
    </>,
  )
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(targets).toEqual(['title', 'who'])
  for (const id of targets) expect(page).toContain(`id="${id}"`)
  expect(page).toContain('aria-describedby="title-error"')
})

test('no errors, no summary', () => {
  expect(html(<FormErrors errors={[]} />)).toBe('')
  expect(errorOf(undefined, 'title')).toBeUndefined()
})

test('choices that were made stay made', () => {
  const choices = ['a', 'b', 'c'].map((value) => ({ value, text: value }))
  const page = html(<CheckboxesField name="which" label="Which?" choices={choices} values={['a', 'c']} />)
  expect([...page.matchAll(/value="(\w)" checked/g)].map(([, value]) => value)).toEqual(['a', 'c'])
})

test('a form carries its hidden values and leaves checking to the server', () => {
  const page = html(
    <Form action="/needs" hidden={{ token: 'x"y' }}>
      Words
    </Form>,
  )
  expect(page).toContain('<input type="hidden" name="token" value="x&quot;y"')
  expect(page).toMatch(/<form action="\/needs" method="post" novalidate/)
})
