import { expect, test } from 'vitest'
import { contrast, lightestUnderWhite, lightUntilReadable, luminance, mix } from './contrast.ts'

test('contrast agrees with the examples of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#ffffff', '#ffffff')).toBe(1)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
  expect(luminance('#ff0000')).toBeCloseTo(0.2126, 10)
})

test('a mix goes from one colour to the other', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000')
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
  expect(mix('#0b4a52', '#ffffff', 1)).toBe('#ffffff')
})

test.each(['#0b4a52', '#ad4316', '#1d70b8', '#000000', '#54319f'] as const)(
  '%s gets a readable light shade',
  (colour) => {
    const light = lightUntilReadable(colour, '#12191c', 7)
    expect(contrast(light, '#12191c')).toBeGreaterThanOrEqual(7)
    const ground = lightestUnderWhite(colour, 5)
    expect(contrast(ground, '#ffffff')).toBeGreaterThanOrEqual(Math.min(5, contrast(colour, '#ffffff')))
  },
)
