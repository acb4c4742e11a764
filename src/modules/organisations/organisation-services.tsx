import { showDate } from '../../core/iso-date.ts'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import type { ListedService } from './listed-service.repository.ts'

/** What a directory lists it for: each service in the directory's own words. */
export function OrganisationServices({ services }: Readonly<{ services: readonly ListedService[] }>) {
  return (
    <>
      <p class="govuk-body">
        These are the words of a directory of services. Ask the organisation before you rely on them.
      </p>
      <Cards>
        {services.map((service) => (
          <Card title={service.name} id={service.id}>
            {service.description !== undefined && <p class="govuk-body app-own-words">{service.description}</p>}
            {service.eligibility !== undefined && (
              <p class="govuk-body">
                <strong>Whom it is for:</strong> {service.eligibility}
              </p>
            )}
            {service.terms.length > 0 && <p class="govuk-hint">{service.terms.join(', ')}</p>}
            {service.assuredOn !== undefined && <p class="govuk-hint">Last checked {showDate(service.assuredOn)}</p>}
          </Card>
        ))}
      </Cards>
    </>
  )
}
