import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { ChainPicture } from './chain-picture.tsx'
import { CountBars } from './count-bars.tsx'
import { HexMap } from './hex-map.tsx'
import { freeLabels } from './outline-labels.ts'
import { OutlineMap } from './outline-map.tsx'
import { boxOf, frameRound, isInside } from './outline.ts'
import { ReasonBars } from './reason-bars.tsx'
import { Timeline } from './timeline.tsx'

const square = (x: number, y: number, side: number) => [x, y, side, 0, 0, side, -side, 0]
const words = { id: 'chart', title: 'In use', description: 'In use in one place' }
const here = { name: 'Here', rings: [square(0, 6000, 20)], value: 3 }
const north = { name: 'North', rings: [square(0, 6020, 20)], value: 0 }

describe('every picture has a name, a description and its figures as a table', () => {
  test.each([
    ['hexagons', <HexMap {...words} unit="Uses" hexagons={[{ q: 0, r: 0, name: 'Here', value: 3 }]} />],
    ['columns', <Timeline {...words} unit="Uses" years={[{ year: 2024, value: 3 }]} />],
    ['outlines', <OutlineMap {...words} unit="Uses" here={here} neighbours={[north]} grid={[0.012, 0.008]} />],
  ])('%s', (_, chart) => {
    const html = renderToString(chart)
    expect(html).toContain('role="img" aria-labelledby="chart-title chart-words"')
    expect(html).toContain('<title id="chart-title">In use</title>')
    expect(html).toContain('<desc id="chart-words">In use in one place</desc>')
    expect(html).toMatch(/<table[\s\S]*>3<\/td>/)
    expect(html).not.toMatch(/\sstyle=|NaN|Infinity|undefined/)
  })
})

test('rows of hexagons grow northwards, and odd rows stand half a hexagon to the right', () => {
  const hexagons = [0, 1].map((r) => ({ q: 0, r, name: `Row ${r}`, value: 1 }))
  const html = renderToString(<HexMap {...words} unit="Uses" hexagons={hexagons} here="Row 1" />)
  const [even, odd, marked] = [...html.matchAll(/<use [^>]*x="([^"]+)" y="([^"]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])
  expect([even, odd]).toEqual([
    [0, 0],
    [8.7, -15],
  ])
  expect(marked).toEqual(odd)
})

test('nothing to draw is no fault', () => {
  const map = <HexMap {...words} unit="Uses" hexagons={[{ q: 0, r: 0, name: 'Here', value: 0 }]} />
  expect(renderToString(map)).toContain('app-shade--none')
  expect(renderToString(<Timeline {...words} unit="Uses" years={[]} />)).toBe('')
  const empty = <CountBars title="None" labelHeading="What" valueHeading="How many" bars={[{ label: 'a', value: 0 }]} />
  expect(renderToString(empty)).toContain('width="0%"')
})

test('bars start at zero and the largest fills the width', () => {
  const bars = [4, 1, 0].map((value) => ({ label: `b${value}`, value }))
  const html = renderToString(<CountBars title="T" labelHeading="L" valueHeading="V" bars={bars} />)
  expect([...html.matchAll(/__part" width="([^"]+)"/g)].map(([, width]) => width)).toEqual(['100%', '25%', '0%'])
  const shares = <ReasonBars title="T" labelHeading="L" shareHeading="S" reasons={[{ label: 'a', share: 0.625 }]} />
  expect(renderToString(shares)).toMatch(/width="62.5%"[\s\S]*63%/)
})

test('a year without a record is drawn as none, not left out', () => {
  const html = renderToString(
    <Timeline
      {...words}
      unit="Uses"
      years={[
        { year: 2023, value: 2 },
        { year: 2025, value: 1 },
      ]}
    />,
  )
  expect(html).toContain('2024: 0')
})

test('a chain says its steps in order, counts where they are known', () => {
  const html = renderToString(
    <ChainPicture label="How" back="And back" steps={[{ label: 'First', count: 0 }, { label: 'Last' }]} />,
  )
  expect(html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')).toBe(' First 0 Last And back ')
})

test('a name stands inside its own place, away from the others', () => {
  const frame = frameRound(boxOf(here.rings), [0.012, 0.008], 300)
  const labels = freeLabels(frame, [here, north])
  expect(labels.map(({ name }) => name)).toEqual(['Here', 'North'])
  for (const { name, x, y } of labels) {
    const { rings } = name === 'Here' ? here : north
    expect(isInside(rings, ...frame.locate(x, y))).toBe(true)
  }
  expect(labels[1]?.y).toBeLessThan(labels[0]?.y ?? 0)
})
