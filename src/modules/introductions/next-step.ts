import { showDate } from '../../core/iso-date.ts'
import type { WorkingCalendar } from '../../core/working-days.ts'
import { answerBy, clocksOf } from './introduction.clocks.ts'
import { stillToAgree } from './introduction.domain.ts'
import type { IntroductionView } from './introduction.view.ts'

/** One sentence on what happens next, who does it and by when, for the one who reads. */
export function nextStep({ introduction, roles }: IntroductionView, calendar: WorkingCalendar): string {
  const { state, receivedAt, rung } = introduction
  const clocks = clocksOf(introduction, calendar)
  const on = (event: string) => {
    const found = clocks.find((one) => one.event === event)
    return found === undefined ? 'soon' : showDate(found.on)
  }
  switch (state) {
    case 'waiting':
      return rung.includes('tell_not_found')
        ? 'Nobody has claimed this yet, and the broker has not found anybody in ten working days. Whoever claims it later sees at once who asked.'
        : `Nobody has claimed this yet. The broker looks for somebody, and says by ${on('tell_not_found')} whether anybody was found.`
    case 'proposed': {
      const day = receivedAt === undefined ? 'soon' : showDate(answerBy(receivedAt, calendar))
      const late = rung.includes('fall_due')
      if (stillToAgree(introduction).some((side) => roles.includes(side))) {
        return late
          ? `Your answer was due on ${day}. It ends by itself on ${on('expire')}.`
          : `You are asked to answer by ${day}.`
      }
      return late
        ? `The answer was due on ${day}. If none comes by ${on('expire')}, you are shown two others.`
        : `They are asked to answer by ${day}. You are told when they do.`
    }
    case 'accepted':
      return `You both agreed. Speak to each other, and note it here. If nothing is noted by ${on('stall')}, we ask.`
    case 'stalled':
      return 'Twenty working days have passed and no conversation is noted. Did you speak, not yet, or is it no longer needed?'
    case 'in_conversation':
      return 'You are in conversation. Say what came of it when you are done.'
    case 'closed':
      return rung.includes('ask_after')
        ? 'It is closed. Two questions wait for each side.'
        : `It is closed. On ${on('ask_after')} both sides are asked how it went.`
    case 'declined':
      return roles.includes('second') && !roles.includes('first')
        ? 'It was declined. Why is shown to nobody else.'
        : 'They cannot meet you this time. That says nothing about you. You can ask others.'
    case 'expired':
      return 'No answer came in fifteen working days. The place it took is free again.'
    case 'withdrawn':
    default:
      return 'It was taken back. Nothing more happens.'
  }
}
