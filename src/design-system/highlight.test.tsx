import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Highlight } from './highlight.tsx'

const html = (text: string, ...marks: ReadonlyArray<readonly [number, number]>) =>
  renderToString(<Highlight text={text} marks={marks.map(([start, end]) => ({ start, end }))} />)

test('marks the stretches and nothing else', () => {
  expect(html('lonely older people', [7, 12])).toBe('lonely <mark>older</mark> people')
  expect(html('lonely older people')).toBe('lonely older people')
})

test('stretches that overlap, touch, run over the end or are empty do no harm', () => {
  expect(html('lonely', [2, 9], [0, 3])).toBe('<mark>lonely</mark>')
  expect(html('lonely', [0, 2], [2, 4])).toBe('<mark>lone</mark>ly')
  expect(html('lonely', [-4, 1], [3, 3], [5, 2], [9, 12])).toBe('<mark>l</mark>onely')
})

test('markup in the text is shown, never run', () => {
  expect(html('<b>&amp;', [0, 3])).toBe('<mark>&lt;b></mark>&amp;amp;')
})
