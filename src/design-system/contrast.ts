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

/** The first colour on the way from `colour` to `towards` that has the wanted contrast on `ground`. */
export function untilReadable(colour: HexColour, towards: HexColour, ground: HexColour, wanted: number): HexColour {
  for (let step = 0; step <= 20; step++) {
    const tried = mix(colour, towards, step / 20)
    if (contrast(tried, ground) >= wanted) return tried
  }
  return towards
}
