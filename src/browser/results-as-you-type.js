import { initAll } from 'govuk-frontend'

/**
 * Shows results while somebody types. The form's own address is asked, as pressing the button would; of the answer only
 * the named regions are taken, so what is seen is what the address gives. Focus never moves, a later question stops an
 * earlier one, and the address bar follows, so that the page can be shared or reloaded.
 *
 *   <form method="get" data-app-results-as-you-type="tabs results">   the ids of the regions to change
 *   <p data-app-announce>42 practices fit</p>                         in a region: what a screen reader is told
 */

const pause = 350
const shortest = 3

/** @param {HTMLFormElement} form */
export function start(form) {
  const ids = (form.dataset.appResultsAsYouType ?? '').split(' ').filter(Boolean)
  const status = document.createElement('div')
  status.setAttribute('role', 'status')
  status.className = 'govuk-visually-hidden'
  form.append(status)
  /** @type {AbortController | undefined} */
  let asking
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const ask = async () => {
    asking?.abort()
    const address = addressOf(form)
    if (address.href === location.href) return
    const current = new AbortController()
    asking = current
    const regions = ids.map((id) => document.getElementById(id)).filter((region) => region !== null)
    for (const region of regions) region.setAttribute('aria-busy', 'true')
    try {
      const response = await fetch(address, { signal: current.signal, headers: { accept: 'text/html' } })
      if (!response.ok) return
      const page = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (current.signal.aborted || !ids.every((id) => page.getElementById(id) !== null)) return
      // Read first: taking a region moves its elements out of the answered page.
      const announced = page.querySelector('[data-app-announce]')?.textContent?.trim() ?? ''
      for (const region of regions) take(region, page)
      document.title = page.title
      history.replaceState(history.state, '', address)
      status.textContent = announced
    } catch {
      // Stopped by a later question, or no answer: what is shown stays, and the button still works.
    } finally {
      if (asking === current) for (const region of regions) region.removeAttribute('aria-busy')
    }
  }

  form.addEventListener('input', (event) => {
    clearTimeout(timer)
    if (event instanceof InputEvent && event.isComposing) return
    const field = event.target
    const isTyping = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    if (isTyping && field.value.trim() !== '' && field.value.trim().length < shortest) return
    timer = setTimeout(() => void ask(), pause)
  })
  form.addEventListener('change', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), 0)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    asking?.abort()
  })
}

/**
 * The address that sending the form would lead to.
 * @param {HTMLFormElement} form
 */
function addressOf(form) {
  const address = new URL(form.action, document.baseURI)
  const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  address.search = new URLSearchParams(fields).toString()
  return address
}

/**
 * Puts the region of the answered page in place of what is shown, and wakes its components.
 * @param {HTMLElement} region
 * @param {Document} page
 */
function take(region, page) {
  const fresh = page.getElementById(region.id)
  if (fresh === null || region.contains(document.activeElement)) return
  region.replaceChildren(...fresh.childNodes)
  initAll({ scope: region })
}
