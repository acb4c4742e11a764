/** The mark drawn large behind the opening of a page; decoration only, hidden on narrow screens. */
export function LeadPaths() {
  return (
    <svg class="app-lead__paths" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path class="app-lead__paths-one" d="M36 -8C66 -8 52 42 86 42H110" />
      <path class="app-lead__paths-other" d="M36 108C66 108 52 48 86 48H110" />
    </svg>
  )
}
