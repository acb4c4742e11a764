import { parseIsoDate } from './core/iso-date.ts'
import { defineVerb, done, refused, wrongUsage } from './platform/command-line/verb.ts'

/** `exchange serve`: what `npm start` does, with the day that bundled data is read as at. */
export const verb = defineVerb({
  options: { 'as-at': { type: 'string' } },
  async run({ values, positionals, config }) {
    if (positionals.length > 0) return wrongUsage(`serve takes no ${positionals[0]}.`)
    const asAt = values['as-at'] === undefined ? undefined : parseIsoDate(values['as-at'])
    if (values['as-at'] !== undefined && asAt === undefined)
      return wrongUsage('--as-at takes a date such as 2025-11-08.')
    const { serve } = await import('./serve.ts')
    const settings = await config()
    const served = await serve(asAt === undefined ? settings : { ...settings, asAt })
    return served.ok ? done() : refused(served.problem)
  },
})
