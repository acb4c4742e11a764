const typeface = 'var(--app-typeface)'

/**
 * govuk-frontend's stylesheet without what belongs to GOV.UK alone: its typeface (the licence allows it on gov.uk only)
 * and the royal arms. The typeface becomes a custom property that our own stylesheet sets.
 */
export function withoutBorrowedBrand(stylesheet: string): string {
  return stylesheet
    .replaceAll(/\/\*![^*]*\*\/(?=@font-face)/g, '')
    .replaceAll(/@font-face\{font-family:GDS Transport;[^}]*\}/g, '')
    .replaceAll('font-family:GDS Transport,arial,sans-serif', `font-family:${typeface}`)
    .replaceAll('font-family:sans-serif', `font-family:${typeface}`)
    .replaceAll(/url\(\/assets\/[^)]*\)/g, 'none')
    .replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//g, '')
}
