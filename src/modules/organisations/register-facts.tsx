import { showDate } from '../../core/iso-date.ts'
import { sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Missing } from '../../design-system/patterns/facts.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { placePath } from '../places/index.ts'
import type { PageParts } from '../site/index.ts'
import { registerNumber, webAddress } from './organisation-words.ts'
import { missingFacts, type Organisation } from './organisation.domain.ts'
import { organisationPath } from './organisation.paths.ts'

/** What registers and lists of grants say of an organisation, and what its register leaves out. */
export function RegisterFacts({ parts, organisation }: Readonly<{ parts: PageParts; organisation: Organisation }>) {
  const { titles } = parts
  const { register, registeredOn, placeCode, district, area, spread, sector, grants } = organisation
  const web = webAddress(organisation)
  const place = placeCode === undefined ? undefined : titles.place(placeCode)
  const sectorTitle = sector === undefined ? undefined : titles.sector(sector)
  return (
    <>
      <SummaryList
        rows={[
          register !== undefined && summaryRow('Register', register),
          summaryRow(register === undefined ? 'Number' : 'Number there', registerNumber(organisation)),
          registeredOn !== undefined && summaryRow('Registered', showDate(registeredOn)),
          organisation.partOf !== undefined &&
            summaryRow(
              'Part of',
              <a class="govuk-link" href={organisationPath(organisation.partOf)}>
                {organisation.partOf}
              </a>,
            ),
          organisation.companyNumber !== undefined && summaryRow('Company number', organisation.companyNumber),
          summaryRow(
            'Where it is',
            placeCode === undefined || place === undefined ? (
              (district ?? <span class="app-quiet">Not stated</span>)
            ) : (
              <>
                <a class="govuk-link" href={placePath(placeCode)}>
                  {place}
                </a>
                {district !== undefined && ` (${district})`}
              </>
            ),
          ),
          area !== undefined && summaryRow('Where it works', sentenceCase(area)),
          spread !== undefined && summaryRow('How far it works', sentenceCase(spread)),
          organisation.purposes.length > 0 && summaryRow('Why', organisation.purposes.join('; ')),
          organisation.beneficiaries.length > 0 && summaryRow('Whom it helps', organisation.beneficiaries.join('; ')),
          organisation.how.length > 0 && summaryRow('How it works', organisation.how.join('; ')),
          sectorTitle !== undefined && summaryRow('Sort of organisation', sectorTitle),
          grants?.first !== undefined && summaryRow('First grant listed', showDate(grants.first)),
          grants?.last !== undefined && summaryRow('Last grant listed', showDate(grants.last)),
          web !== undefined &&
            summaryRow(
              'Website',
              <a class="govuk-link" href={web} rel="nofollow">
                {organisation.web}
              </a>,
            ),
        ]}
      />
      {organisation.knownFrom === 'register' && <Missing items={missingFacts(organisation)} />}
    </>
  )
}
