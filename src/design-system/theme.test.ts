import { expect, test } from 'vitest'
import { contrast, type HexColour } from './contrast.ts'
import { defaultTheme, grounds, readTheme, themeStylesheet } from './theme.ts'

test('the colours of an installation that chose none are readable', () => {
  expect(readTheme()).toEqual({ ok: true, value: defaultTheme })
})

test('a pair that cannot be read is refused with the field, the figures and what it needs', () => {
  const result = readTheme({ brand: '#7fb3bd' })
  expect(result.ok).toBe(false)
  if (result.ok) return
  expect(result.problem.code).toBe('theme-contrast')
  expect(result.problem.fields?.map(({ field }) => field)).toContain('brand')
  expect(result.problem.detail).toMatch(/#7fb3bd against #ffffff .* has a contrast of 2\.\d\d; it needs 4\.5/)
})

test('a mark that vanishes in the header is refused', () => {
  const result = readTheme({ mark: defaultTheme.brand })
  expect(!result.ok && result.problem.fields?.map(({ field }) => field)).toEqual(['mark'])
})

test('what is not a colour is refused before it reaches the stylesheet', () => {
  const result = readTheme({ accent: 'red;}body{display:none' })
  expect(!result.ok && result.problem.fields?.map(({ field }) => field)).toEqual(['accent'])
})

test.each([
  defaultTheme,
  { ...defaultTheme, brand: '#1d3f72' as const },
  { ...defaultTheme, accent: '#8a2b5e' as const },
])('the dark scheme made of $brand and $accent is readable', (theme) => {
  const dark = themeStylesheet(theme).split('@media')[1] ?? ''
  const colourOf = (name: string) => new RegExp(`--app-${name}:(#\\w{6})`).exec(dark)?.[1] as HexColour
  for (const ground of [grounds.night, grounds.dusk]) {
    expect(contrast(colourOf('brand-words'), ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colourOf('accent'), ground)).toBeGreaterThanOrEqual(4.5)
  }
  expect(contrast(colourOf('action'), grounds.white)).toBeGreaterThanOrEqual(4.5)
})
