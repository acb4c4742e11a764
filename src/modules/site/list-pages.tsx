import { Pagination } from '../../design-system/components/pagination.tsx'
import { listAddress, type ListPage } from './page-number.ts'

/** Ways to the page before and the page after, with where one stands; nothing where one page holds all. */
export function ListPages({
  path,
  filters,
  page,
  total,
}: Readonly<{ path: string; filters: Readonly<Record<string, string>>; page: ListPage; total: number }>) {
  const pages = Math.max(1, Math.ceil(total / page.limit))
  if (pages === 1 && page.number === 1) return null
  const link = (number: number) => ({
    href: listAddress(path, filters, number),
    labelText: `${number.toLocaleString('en-GB')} of ${pages.toLocaleString('en-GB')}`,
  })
  return (
    <Pagination
      landmarkLabel="Pages of the list"
      previous={page.number > 1 ? link(Math.min(page.number - 1, pages)) : undefined}
      next={page.number < pages ? link(page.number + 1) : undefined}
    />
  )
}

/** `1 to 20 of 462`, or just how many where one page holds all. */
export function shownOf(page: ListPage, total: number): string {
  if (total <= page.limit) return total.toLocaleString('en-GB')
  const [from, to] = [page.offset + 1, Math.min(total, page.offset + page.limit)]
  return `${[from, to].map((count) => count.toLocaleString('en-GB')).join(' to ')} of ${total.toLocaleString('en-GB')}`
}
