/** @param {Element} _element */
export function start(_element) {}
