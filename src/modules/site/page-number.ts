import type { HttpContext } from '../../platform/http/environment.ts'

/** Pages deeper than this are for programs, which have the open data. */
const deepestPage = 500

/** A list as somebody reads it: which page, and the filters that stay when they turn it. */
export type ListPage = Readonly<{ number: number; offset: number; limit: number }>

/** Reads `?page=`; what is no page number is the first page. */
export function readPageNumber(context: HttpContext, size: number): ListPage {
  const given = context.req.query('page') ?? ''
  const number = /^[1-9]\d{0,3}$/.test(given) ? Math.min(Number(given), deepestPage) : 1
  return { number, offset: (number - 1) * size, limit: size }
}

/** The address of a list with its filters; empty ones are left out, and so is the first page. */
export function listAddress(path: string, filters: Readonly<Record<string, string>>, page = 1): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? path : `${path}?${query}`
}
