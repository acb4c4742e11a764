import { expect, test } from 'vitest'
import { withoutKin } from './kin-words.ts'

const women = (...parts: string[]) => ({ code: 'BE113', tag: 'Women', parts })

test('a word for one’s own kin shows no concept; a group does', () => {
  expect(withoutKin([women('mum')])).toEqual([])
  expect(withoutKin([women('Mum’s', 'sister')])).toEqual([])
  expect(withoutKin([women('mum', 'women')])).toEqual([women('mum', 'women')])
  expect(withoutKin([women('mums')])).toEqual([women('mums')])
})
