import { expect, test } from 'vitest'
import { createProgressLine } from './progress-line.ts'

function drawn(isTTY: boolean, columns = 60) {
  const written: string[] = []
  let time = 0
  const stream = { isTTY, columns, write: (text: string) => written.push(text) }
  return {
    written,
    line: createProgressLine(stream, () => time),
    wait: (milliseconds: number) => (time += milliseconds),
  }
}

test('on a terminal one line is written over, never longer than the window', () => {
  const { written, line } = drawn(true, 40)
  line.show(0, 'Opening')
  line.show(0, 'Opening')
  line.show(50, `Loading: ${'many '.repeat(30)}`)
  line.end()
  expect(written).toHaveLength(3)
  for (const text of written) expect(text.startsWith('\r\u001B[2K')).toBe(true)
  expect(written[1]?.replace('\r\u001B[2K', '')).toHaveLength(39)
  expect(written[1]).toContain('██████████░░░░░░░░░░  50%')
})

test('in a log a new task is said at once, the same one every two seconds at most', () => {
  const { written, line, wait } = drawn(false)
  line.show(0, 'Loading: 1 of 9')
  wait(1_999)
  line.show(20, 'Loading: 2 of 9')
  wait(1)
  line.show(30, 'Loading: 3 of 9')
  line.show(90, 'Indexing')
  line.end()
  expect(written).toEqual(['  0%  Loading: 1 of 9\n', ' 30%  Loading: 3 of 9\n', ' 90%  Indexing\n'])
})
