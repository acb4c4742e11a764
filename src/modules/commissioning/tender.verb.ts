import { join } from 'node:path'
import { answerTender } from '../../engines/tendering/index.ts'
import { exactVerb } from '../../platform/command-line/exact-verb.ts'
import { readTenderFacts } from './tender-facts.reader.ts'
import { answerText } from './answer.text.ts'

const dataFolder = join(import.meta.dirname, '..', '..', '..', 'data')

/** `exchange tender REQUEST.json`: scores, laboratory, sensitivity, panels and dates of a procurement, exactly. */
export const verb = exactVerb(async () => {
  const facts = readTenderFacts(dataFolder)
  return (request) => answerTender(request, facts)
}, answerText)
