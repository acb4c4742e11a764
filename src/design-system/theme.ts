import { ok, refuse, type Result } from '../core/result.ts'
import { problem, type FieldError, type Problem } from '../core/problem.ts'
import { contrast, isHexColour, lightestUnderWhite, lightUntilReadable, mix, type HexColour } from './contrast.ts'

/** What an installation may choose: its deep colour for the header and actions, a warm one for voices, and its mark's. */
export type ThemeOptions = Readonly<{ brand?: string; accent?: string; mark?: string }>

/** Colours that passed the contrast check. */
export type Theme = Readonly<{ brand: HexColour; accent: HexColour; mark: HexColour }>

/** Light ground, dark ground, and white: what the chosen colours stand on. */
export const grounds = {
  paper: '#ffffff',
  wash: '#f6f4ef',
  night: '#12191c',
  dusk: '#1b2529',
  white: '#ffffff',
} as const

/** The colours of an installation that chose none. */
export const defaultTheme: Theme = { brand: '#0b4a52', accent: '#ad4316', mark: '#f2b35b' }

const readable = 4.5
const visible = 3

type Pair = Readonly<{ field: keyof Theme; colour: HexColour; ground: HexColour; wanted: number; use: string }>

function pairs(theme: Theme): readonly Pair[] {
  return [
    { field: 'brand', colour: theme.brand, ground: grounds.white, wanted: readable, use: 'white words on it' },
    {
      field: 'brand',
      colour: theme.brand,
      ground: grounds.wash,
      wanted: readable,
      use: 'words in it on a pale ground',
    },
    {
      field: 'accent',
      colour: theme.accent,
      ground: grounds.wash,
      wanted: readable,
      use: 'words in it on a pale ground',
    },
    { field: 'mark', colour: theme.mark, ground: theme.brand, wanted: visible, use: 'the mark in the header' },
  ]
}

/**
 * Checks an installation's colours against WCAG 2.2 AA. Refuses, with the reason for each field, a colour that is not
 * written `#rrggbb` and a pair whose contrast is too low: the server then does not start.
 */
export function readTheme(options: ThemeOptions = {}): Result<Theme, Problem> {
  const wanted = { ...defaultTheme, ...options }
  const unreadable: FieldError[] = []
  for (const [field, colour] of Object.entries(wanted)) {
    if (!isHexColour(colour)) unreadable.push({ field, message: `Write the colour as # and six digits, not ${colour}` })
  }
  const theme = wanted as Theme
  if (unreadable.length === 0) {
    for (const { field, colour, ground, wanted: least, use } of pairs(theme)) {
      const ratio = contrast(colour, ground)
      if (ratio >= least) continue
      const message = `${colour} against ${ground} (${use}) has a contrast of ${ratio.toFixed(2)}; it needs ${least}`
      unreadable.push({ field, message })
    }
  }
  if (unreadable.length === 0) return ok(theme)
  return refuse(
    problem('invalid', 'theme-contrast', 'The colours of this installation cannot be read by everybody', {
      detail: unreadable.map(({ field, message }) => `${field}: ${message}`).join('. '),
      fields: unreadable,
    }),
  )
}

function declarations(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--app-${name}:${value}`)
    .join(';')
}

/** The stylesheet that carries the theme: custom properties for the light and the dark scheme, the latter worked out. */
export function themeStylesheet(theme: Theme): string {
  const light = {
    brand: theme.brand,
    action: theme.brand,
    'brand-deep': mix(theme.brand, '#000000', 0.3),
    'brand-tint': mix(theme.brand, grounds.paper, 0.9),
    'brand-words': theme.brand,
    accent: theme.accent,
    'accent-tint': mix(theme.accent, grounds.paper, 0.9),
    mark: theme.mark,
  }
  const dark = {
    action: lightestUnderWhite(theme.brand, 5.5),
    'brand-deep': mix(theme.brand, '#000000', 0.45),
    'brand-tint': mix(theme.brand, grounds.night, 0.6),
    'brand-words': lightUntilReadable(theme.brand, grounds.dusk, 7),
    accent: lightUntilReadable(theme.accent, grounds.dusk, 6),
    'accent-tint': mix(theme.accent, grounds.night, 0.75),
  }
  return `:root{${declarations(light)}}\n@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}\n`
}
