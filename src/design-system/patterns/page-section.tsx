import type { ComponentChildren } from 'preact'

/** A part of a page under a heading of the second level; `id` is that of the heading, so that a link can lead there. */
export function PageSection({
  id,
  title,
  children,
}: Readonly<{ id: string; title: ComponentChildren; children: ComponentChildren }>) {
  return (
    <section class="app-band" aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}
