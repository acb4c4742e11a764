/** The length that each byte stands for: exact to 64 words, then in steps of about 4 in 100, up to about 80,000. */
export const lengthOfByte: Float64Array = (() => {
  const lengths = new Float64Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    lengths[byte] = byte <= 64 ? byte : Math.max(Math.round((lengths[byte - 1] as number) * 1.038), 1)
  }
  return lengths
})()

/** The byte of a field's length in words: the greatest that does not stand for more. 0 words has 0, and it alone. */
export function byteOfLength(length: number): number {
  if (length <= 64) return Math.max(0, length)
  let low = 64
  let high = 255
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lengthOfByte[middle] as number) <= length) low = middle
    else high = middle - 1
  }
  return low
}
