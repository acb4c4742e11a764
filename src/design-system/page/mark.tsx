/** The mark: two paths that meet and go on together. A picture without words; the name stands beside it. */
export function Mark() {
  return (
    <svg class="app-mark" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true" focusable="false">
      <path class="app-mark__one" d="M3 3C13 3 12 9.5 19 9.5H29" />
      <path class="app-mark__other" d="M3 21C13 21 12 14.5 19 14.5H29" />
    </svg>
  )
}
