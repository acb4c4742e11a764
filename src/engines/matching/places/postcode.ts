const full = /\b([A-Z]{1,2}[0-9][A-Z0-9]?)([ \t\u00a0]{0,2})([0-9][ABD-HJLNP-UW-Z]{2})\b/gi
const wholeFull = /^([A-Z]{1,2}[0-9][A-Z0-9]?)\s*[0-9][ABD-HJLNP-UW-Z]{2}$/i

/** A text without full postcodes, and the districts that they were cut to, in capitals. */
export type CutText = Readonly<{ text: string; districts: ReadonlySet<string> }>

/**
 * Cuts every full postcode in a text to its district: *near BL1 4AB* becomes *near BL1*. A full postcode can name one
 * home, so this comes before anything is kept, logged or shown.
 */
export function cutPostcodes(text: string): CutText {
  const districts = new Set<string>()
  const cut = text.replace(full, (whole: string, district: string, gap: string, _rest: string, offset: number) => {
    // Without a gap `e100ab` could be a part number or a reference: only capitals, or the whole text, are a postcode.
    const written = gap !== '' || whole === whole.toUpperCase() || (offset === 0 && whole.length === text.trim().length)
    if (!written) return whole
    districts.add(district.toUpperCase())
    return district
  })
  return { text: cut, districts }
}

/** The district of a text that is a full postcode or a district and nothing else, in capitals. */
export function districtOf(text: string): string | undefined {
  const tidy = text.trim()
  const whole = wholeFull.exec(tidy)
  if (whole?.[1] !== undefined) return whole[1].toUpperCase()
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?$/i.test(tidy) ? tidy.toUpperCase() : undefined
}
