/**
 * Suggestions under a text box, as the ARIA practices describe a combobox with a list and manual selection: focus stays
 * in the box, nothing is chosen until the reader chooses, and what was typed stands if nothing is. Without this script,
 * or if the address does not answer, it is a text box like any other.
 *
 *   <input data-app-autocomplete="/places.json">   the address takes ?q= and answers [{ "value": "Leeds", "note": "…" }]
 *
 * @typedef {{ value: string, note?: string }} Suggestion
 */

const pause = 150
const shortest = 2
let count = 0

/** @param {HTMLInputElement} input */
export function start(input) {
  return new Combobox(input, `app-suggest-${++count}`)
}

class Combobox {
  /** @type {AbortController | undefined} */
  #asking
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  #active = -1

  /**
   * @param {HTMLInputElement} input
   * @param {string} id
   */
  constructor(input, id) {
    this.input = input
    this.address = input.dataset.appAutocomplete ?? ''
    this.list = element('ul', { id, role: 'listbox', class: 'app-suggest__list', 'aria-label': labelOf(input) })
    this.list.hidden = true
    this.status = element('div', { role: 'status', class: 'govuk-visually-hidden' })
    const box = element('div', { class: 'app-suggest' })
    input.replaceWith(box)
    box.append(input, this.list, this.status)
    setAll(input, {
      role: 'combobox',
      autocomplete: 'off',
      'aria-autocomplete': 'list',
      'aria-controls': id,
      'aria-expanded': 'false',
    })
    input.addEventListener('input', () => this.#askSoon())
    input.addEventListener('keydown', (event) => this.#onKey(event))
    input.addEventListener('blur', () => this.#close())
    // Pressing on the list must not take focus out of the box, or the list would close before the choice is made.
    this.list.addEventListener('mousedown', (event) => event.preventDefault())
    this.list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
      if (option instanceof HTMLElement) this.#choose(option)
    })
  }

  get #options() {
    return /** @type {HTMLElement[]} */ ([...this.list.children])
  }

  #askSoon() {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    const typed = this.input.value.trim()
    if (typed.length < shortest) return this.#close()
    this.#timer = setTimeout(() => void this.#ask(typed), pause)
  }

  /** @param {string} typed */
  async #ask(typed) {
    const asking = new AbortController()
    this.#asking = asking
    try {
      const address = new URL(this.address, document.baseURI)
      address.searchParams.set('q', typed)
      const response = await fetch(address, { signal: asking.signal, headers: { accept: 'application/json' } })
      if (!response.ok) return this.#close()
      const suggestions = /** @type {Suggestion[]} */ (await response.json())
      if (!asking.signal.aborted && document.activeElement === this.input) this.#show(suggestions)
    } catch {
      // An answer that came too late, or none: the box works without suggestions.
      if (!asking.signal.aborted) this.#close()
    }
  }

  /** @param {Suggestion[]} suggestions */
  #show(suggestions) {
    this.list.replaceChildren(
      ...suggestions.map(({ value, note }, index) => {
        const id = `${this.list.id}-${index}`
        const option = element('li', { id, role: 'option', class: 'app-suggest__option', 'aria-selected': 'false' })
        option.dataset.value = value
        option.append(value)
        if (note) {
          const words = element('span', { class: 'app-suggest__note' })
          words.append(note)
          option.append(' ', words)
        }
        return option
      }),
    )
    this.#setActive(-1)
    const { length } = suggestions
    this.#open(length > 0)
    const one = this.input.dataset.appAutocompleteOne ?? '1 suggestion'
    const many = this.input.dataset.appAutocompleteMany ?? '%{count} suggestions'
    const none = this.input.dataset.appAutocompleteNone ?? 'No suggestions'
    this.status.textContent = length === 0 ? none : length === 1 ? one : many.replace('%{count}', String(length))
  }

  /** @param {boolean} isOpen */
  #open(isOpen) {
    this.list.hidden = !isOpen
    this.input.setAttribute('aria-expanded', String(isOpen))
  }

  #close() {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#open(false)
    this.#setActive(-1)
    this.status.textContent = ''
  }

  /** @param {number} index -1 for none: the box itself */
  #setActive(index) {
    this.#active = index
    for (const [at, option] of this.#options.entries()) option.setAttribute('aria-selected', String(at === index))
    const active = this.#options[index]
    if (active === undefined) return this.input.removeAttribute('aria-activedescendant')
    this.input.setAttribute('aria-activedescendant', active.id)
    active.scrollIntoView({ block: 'nearest' })
  }

  /** @param {HTMLElement} option */
  #choose(option) {
    this.input.value = option.dataset.value ?? ''
    this.input.setSelectionRange(this.input.value.length, this.input.value.length)
    this.#close()
    this.input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    const isOpen = !this.list.hidden
    const { length } = this.#options
    const active = this.#options[this.#active]
    if (event.key === 'ArrowDown' && length > 0) {
      event.preventDefault()
      this.#open(true)
      if (!event.altKey) this.#setActive((this.#active + 1) % length)
    } else if (event.key === 'ArrowUp' && length > 0) {
      event.preventDefault()
      if (event.altKey) return this.#close()
      this.#open(true)
      this.#setActive(this.#active <= 0 ? length - 1 : this.#active - 1)
    } else if (event.key === 'Enter' && isOpen && active !== undefined) {
      event.preventDefault()
      this.#choose(active)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (isOpen) this.#close()
      else this.input.value = ''
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      this.#setActive(-1)
    }
  }
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 */
function element(name, attributes) {
  const made = document.createElement(name)
  setAll(made, attributes)
  return made
}

/**
 * @param {Element} target
 * @param {Record<string, string>} attributes
 */
function setAll(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value)
}

/** @param {HTMLInputElement} input */
function labelOf(input) {
  return input.labels?.[0]?.textContent?.trim() ?? 'Suggestions'
}
