import { initAll } from 'govuk-frontend'

/** Parts of a page that get more than HTML gives; each is fetched only where the page has it. */
const parts = {
  '[data-app-autocomplete]': () => import('./autocomplete.js'),
  '[data-app-results-as-you-type]': () => import('./results-as-you-type.js'),
}

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const [selector, load] of Object.entries(parts)) {
  const elements = document.querySelectorAll(selector)
  if (elements.length === 0) continue
  const { start } = await load()
  for (const element of elements) start(element)
}
