import { content, asProps, RawHtml, type FixtureOptions } from './fixture-options.tsx'
import { fixturesOf } from './govuk-fixture.ts'

/** A part of the field's own footer, cut from its first example, so that nothing of ours carries the crown. */
function part(pattern: RegExp): string {
  const found = pattern.exec(fixturesOf('footer')[0]?.html ?? '')?.[1]
  if (found === undefined) throw new Error(`The footer's first example has nothing like ${pattern}`)
  return found
}

const crown = part(/(<svg[^>]*govuk-footer__crown[\s\S]*?<\/svg>)/)
const licenceMark = part(/(<svg[^>]*govuk-footer__licence-logo[\s\S]*?<\/svg>)/)
const licence = part(/licence-description">([\s\S]*?)<\/span>/)
const copyrightAddress = part(/copyright-logo"\s+href="([^"]*)"/)

/** Our footer with its places filled as the field fills them. */
export function footerProps(options: FixtureOptions): object {
  const { contentLicence, copyright, ...rest } = options as {
    contentLicence?: Record<string, unknown> | null
    copyright?: Record<string, unknown>
  }
  return {
    ...asProps(rest),
    logo: <RawHtml html={crown} />,
    licenceMark: <RawHtml html={licenceMark} />,
    contentLicence: contentLicence === null ? undefined : (content(contentLicence ?? {}) ?? <RawHtml html={licence} />),
    copyright: (
      <a class="govuk-footer__link govuk-footer__copyright-logo" href={copyrightAddress}>
        {content(copyright ?? {}) ?? '© Crown copyright'}
      </a>
    ),
  }
}
