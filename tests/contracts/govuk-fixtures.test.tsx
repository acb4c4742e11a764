import { readdirSync } from 'node:fs'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { components, componentsLeftOut, fixturesLeftOut } from './fixture-components.tsx'
import type { FixtureOptions } from './fixture-options.tsx'
import { fixtureFolder, fixturesOf, type Fixture } from './govuk-fixture.ts'
import { normalisedHtml } from './normalised-html.ts'

const published = readdirSync(fixtureFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const kept = (component: string) => (fixture: Fixture) => fixturesLeftOut[component]?.[fixture.name] === undefined

describe.each(Object.entries(components))('%s', (component, render: (options: FixtureOptions) => VNode) => {
  test.each(fixturesOf(component).filter(kept(component)))('$name', ({ options, html }) => {
    expect(normalisedHtml(renderToString(render(options)))).toEqual(normalisedHtml(html))
  })
})

describe('what is left out', () => {
  test('every published component is either tested or left out with a reason', () => {
    const known = [...Object.keys(components), ...Object.keys(componentsLeftOut)].sort()
    expect(known).toEqual(published.sort())
    for (const reason of Object.values(componentsLeftOut)) expect(reason.length).toBeGreaterThan(20)
  })

  test('every fixture left out exists, has a reason, and would fail', () => {
    for (const [component, reasons] of Object.entries(fixturesLeftOut)) {
      const fixtures = fixturesOf(component)
      const render = components[component]
      for (const [name, reason] of Object.entries(reasons)) {
        const fixture = fixtures.find((one) => one.name === name)
        expect(fixture, `${component}: ${name}`).toBeDefined()
        expect(reason.length).toBeGreaterThan(20)
        if (fixture === undefined || render === undefined) continue
        const ours = normalisedHtml(renderToString(render(fixture.options)))
        expect(ours, `${component}: ${name} passes, so it need not be left out`).not.toEqual(
          normalisedHtml(fixture.html),
        )
      }
    }
  })
})

describe('the comparison', () => {
  test.each([
    ['<p class="a b">x</p>', '<p class="b a">\n  x\n</p>'],
    ['<input id="a" type="text">', '<input type=text id="a"/>'],
    ['<p>it&#39;s <a href="/">here</a></p>', "<p>it's<a href='/'> here</a></p>"],
  ])('takes %s and %s for the same', (one, other) => {
    expect(normalisedHtml(one)).toEqual(normalisedHtml(other))
  })

  test.each([
    ['<p>x</p>', '<p>y</p>'],
    ['<p class="a">x</p>', '<p>x</p>'],
    ['<p><b>one</b> two</p>', '<p><b>one</b>two</p>'],
    ['<p><b>x</b></p>', '<p>x</p>'],
    ['<a href="/one">x</a>', '<a href="/two">x</a>'],
    ['<p>&lt;b&gt;</p>', '<p><b></b></p>'],
  ])('tells %s from %s', (one, other) => {
    expect(normalisedHtml(one)).not.toEqual(normalisedHtml(other))
  })
})
