/** One tab that is a link to its own address. */
export type TabLink = Readonly<{
  text: string
  href: string
  current?: boolean | undefined
  count?: number | undefined
}>

/** Views of one thing, each with an address that can be shared; works without a script. `label` names the group. */
export function TabLinks({ label, items }: Readonly<{ label: string; items: readonly TabLink[] }>) {
  return (
    <nav class="app-tabs" aria-label={label}>
      <ul class="app-tabs__list">
        {items.map((item) => (
          <li>
            <a class="app-tabs__link" href={item.href} aria-current={item.current === true ? 'page' : undefined}>
              {item.text}
              {item.count !== undefined && (
                <>
                  {' '}
                  <span class="app-tabs__count">{item.count.toLocaleString('en-GB')}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
