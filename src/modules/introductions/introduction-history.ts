import { dayInLondon, type IsoDate } from '../../core/iso-date.ts'
import { introductionStates, type IntroductionEvent } from './introduction.states.ts'
import type { IntroductionView } from './introduction.view.ts'

/** What happened to an introduction, day by day, with who did it as a side and never as a name. */
export function introductionHistory({ steps }: IntroductionView): readonly Readonly<{ on: IsoDate; what: string }>[] {
  return steps.map(({ event, at, doer, reason }) => {
    const known = (Object.keys(introductionStates.events) as IntroductionEvent[]).find((name) => name === event)
    const what = known === undefined ? event : introductionStates.events[known]
    const opened = event === 'accept' ? '. How to reach each other was opened to both' : ''
    const said = event === 'look' && reason !== undefined ? `: ${reason}` : ''
    return { on: dayInLondon(at), what: `${what}${opened}${said}${doer.kind === 'clock' ? ' (by itself)' : ''}` }
  })
}
