import { RefusedFile } from './refused-file.ts'

/** Passes bytes on and counts them; throws `RefusedFile` as soon as there are more than `most`. */
export async function* countedBytes(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  most: number,
): AsyncGenerator<Uint8Array> {
  let count = 0
  for await (const chunk of bytes) {
    count += chunk.length
    if (count > most) throw growsTooFar(name)
    yield chunk
  }
}

/** The refusal of an archive that holds far more than its size lets one expect. */
export function growsTooFar(name: string): RefusedFile {
  return new RefusedFile(
    'archive-bomb',
    `${name} unpacks to far more than its size lets one expect`,
    'It may be damaged or made to do harm. Download it again from its publisher.',
    'too-large',
  )
}
