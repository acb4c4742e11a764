/** The mark drawn large behind the opening of a page; decoration only, hidden on narrow screens. */
export function LeadPaths() {
  return (
    <svg
      class="app-lead__paths"
      viewBox="0 0 560 360"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <path class="app-lead__paths-one" d="M40 -20C230 -20 200 150 360 150H600" />
      <path class="app-lead__paths-other" d="M40 380C230 380 200 178 360 178H600" />
    </svg>
  )
}
