// Runs while the head is read, before anything is drawn: what needs a script may now take its scripted shape at once.
// If the modules do not arrive, the page goes back to the shape that works without them.
const root = document.documentElement
if ('noModule' in HTMLScriptElement.prototype) {
  root.classList.add('app-scripted')
  addEventListener('load', () => {
    if (!document.body.classList.contains('govuk-frontend-supported')) root.classList.remove('app-scripted')
  })
}
