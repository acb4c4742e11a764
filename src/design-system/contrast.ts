/** A colour as `#rrggbb`. */
export type HexColour = `#${string}`

type Channels = readonly [red: number, green: number, blue: number]

const pattern = /^#[0-9a-f]{6}$/i

/** Whether the text is a colour written `#rrggbb`. */
export function isHexColour(text: string): text is HexColour {
  return pattern.test(text)
}

function channels(colour: HexColour): Channels {
  const number = Number.parseInt(colour.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it for sRGB. */
export function luminance(colour: HexColour): number {
  const linear = channels(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
}

/** Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it. Words need 4.5, large words and edges 3. */
export function contrast(one: HexColour, other: HexColour): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** A colour between two, channel by channel; `share` 0 is the first, 1 the second. */
export function mix(from: HexColour, to: HexColour, share: number): HexColour {
  const target = channels(to)
  const mixed = channels(from).map((channel, index) => Math.round(channel + ((target[index] ?? 0) - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

type Hsl = Readonly<{ hue: number; saturation: number; lightness: number }>

function hslOf(colour: HexColour): Hsl {
  const [red, green, blue] = channels(colour).map((channel) => channel / 255) as [number, number, number]
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const lightness = (most + least) / 2
  const spread = most - least
  if (spread === 0) return { hue: 0, saturation: 0, lightness }
  const saturation = spread / (1 - Math.abs(2 * lightness - 1))
  const sector =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  return { hue: sector * 60, saturation, lightness }
}

function hexOf({ hue, saturation, lightness }: Hsl): HexColour {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const position = (offset + hue / 30) % 12
    const value = lightness - reach * Math.max(-1, Math.min(position - 3, 9 - position, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}

/**
 * Lighter shades of a colour with the same hue, a little greyer so that they do not glare on a dark ground, from the
 * colour's own lightness up to white.
 */
function* lighterShades(colour: HexColour): Generator<HexColour> {
  const { hue, saturation, lightness } = hslOf(colour)
  for (let step = lightness; step < 1; step += 0.02) {
    yield hexOf({ hue, saturation: step === lightness ? saturation : saturation * 0.65, lightness: step })
  }
}

/** The first lighter shade of a colour with the wanted contrast on a dark ground; white if there is none. */
export function lightUntilReadable(colour: HexColour, ground: HexColour, wanted: number): HexColour {
  for (const shade of lighterShades(colour)) if (contrast(shade, ground) >= wanted) return shade
  return '#ffffff'
}

/** The lightest shade of a colour that white words can still be read on with the wanted contrast; else the colour. */
export function lightestUnderWhite(colour: HexColour, wanted: number): HexColour {
  let found = colour
  for (const shade of lighterShades(colour)) {
    if (contrast(shade, '#ffffff') < wanted) break
    found = shade
  }
  return found
}
