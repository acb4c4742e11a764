import type { Introduction } from './introduction.domain.ts'
import type { IntroductionEvent } from './introduction.states.ts'

/** What a message about an introduction says; it never says how anybody can be reached, nor why somebody said no. */
export type Notice = Readonly<{ to: 'first' | 'second' | 'broker'; title: string; isDeadline?: boolean | undefined }>

const both = (title: string): readonly Notice[] => [
  { to: 'first', title },
  { to: 'second', title },
]

/** Who is told what when something happens. Words do not depend on reasons: a no is told in the same words, whatever it is for. */
export function noticesOf(
  event: IntroductionEvent,
  { byBroker }: Pick<Introduction, 'byBroker'>,
  by: 'first' | 'second' | 'broker' | undefined,
): readonly Notice[] {
  const other = by === 'first' ? 'second' : 'first'
  const asked: readonly ('first' | 'second')[] = byBroker ? ['first', 'second'] : ['second']
  switch (event) {
    case 'ask':
      return [{ to: 'broker', title: 'Somebody asks to meet an organisation that has not joined' }]
    case 'propose':
      return asked.map((to) => ({ to, title: 'You are asked to meet somebody' }))
    case 'join':
      return [
        { to: 'first', title: 'The ones you asked for have joined and can answer you now' },
        { to: 'second', title: 'Somebody asked to meet you before you joined' },
      ]
    case 'look':
      return [{ to: 'first', title: 'The broker looked for the ones you asked for' }]
    case 'tell_not_found':
      return [
        { to: 'first', title: 'The ones you asked for have not been found yet' },
        { to: 'broker', title: 'Ten working days have passed, and nobody was found', isDeadline: true },
      ]
    case 'remind':
      return asked.map((to) => ({
        to,
        title: 'You are asked to meet somebody: two working days are left',
        isDeadline: true,
      }))
    case 'fall_due':
      return [
        ...asked.map((to) => ({ to, title: 'An answer from you about meeting somebody is overdue', isDeadline: true })),
        { to: 'broker', title: 'An introduction is overdue' },
      ]
    case 'expire':
      return [{ to: 'first', title: 'No answer came. Two others that may help are shown' }]
    case 'accept':
      return both('You both agreed to meet. How to reach each other is shown now')
    case 'decline':
      return [{ to: other, title: 'They cannot meet you this time. Thank you for asking' }]
    case 'withdraw':
      return [{ to: by === 'second' ? 'first' : 'second', title: 'The introduction was taken back' }]
    case 'stall':
      return [...both('Have you spoken yet?'), { to: 'broker', title: 'An introduction has gone quiet' }]
    case 'ask_after':
      return both('How did it go? Two questions')
    case 'close':
    case 'conclude':
      return [{ to: other, title: 'They said what came of your conversation. You can add your view' }]
    case 'agree':
    case 'log':
    case 'not_yet':
    case 'add_view':
    case 'answer_after':
    default:
      return []
  }
}
