import { answerBurden } from '../../engines/fairness/index.ts'
import { exactVerb } from '../../platform/command-line/exact-verb.ts'
import { answerText } from './answer.text.ts'

/** `exchange burden REQUEST.json`: what reporting and a project cost. */
export const verb = exactVerb(() => Promise.resolve(answerBurden), answerText)
