/** Money in whole pence. Never a fraction, never a float of pounds. */
export type Pence = number & { readonly __brand: 'Pence' }

/** Money for people to read: `£12,500`, or `£12,500.50` where there are pence. */
export function showPounds(pence: Pence): string {
  const digits = pence % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(pence / 100)
}
