/** Where a text stops being JSON, as "line 3, column 14": after the longest beginning that some ending could mend. `undefined` if it is JSON. */
export function placeOfJsonFault(text: string): string | undefined {
  if (isJson(text)) return undefined
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (canGoOn(text.slice(0, middle))) good = middle
    else bad = middle
  }
  const lines = text.slice(0, good).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}

/** Whether a text is the beginning of some JSON, by what the parser says of where it stopped. */
function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const position = /at position (?<at>\d+)/.exec(message)?.groups?.['at']
    return message.includes('end of JSON') || Number(position ?? -1) >= beginning.length
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
