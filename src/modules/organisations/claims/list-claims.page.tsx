import { dayInLondon, showDate } from '../../../core/iso-date.ts'
import { Button } from '../../../design-system/components/button.tsx'
import { Form } from '../../../design-system/form/form.tsx'
import { TextField } from '../../../design-system/form/text-field.tsx'
import { Card, Cards } from '../../../design-system/patterns/card.tsx'
import { Facts } from '../../../design-system/patterns/facts.tsx'
import { Page } from '../../../design-system/page/page.tsx'
import type { PageParts } from '../../site/index.ts'
import { organisationPath } from '../organisation.paths.ts'
import type { Claim } from './claim.domain.ts'
import { claimsPath, decidePath, letterPath } from './claim.paths.ts'
import { claimStates } from './claim.states.ts'

/** A claim with the name of the organisation. */
export type NamedClaim = Readonly<{ claim: Claim; name: string; isOwn: boolean }>

/** Claims that wait for an administrator, the oldest first. */
export function ListClaimsPage({ site, claims }: Readonly<{ site: PageParts['site']; claims: readonly NamedClaim[] }>) {
  return (
    <Page site={site} title="Claims of organisations" path={claimsPath} unlisted>
      <h1 class="govuk-heading-l">Claims of organisations</h1>
      {claims.length === 0 && <p class="govuk-body">Nothing waits for you here.</p>}
      <Cards>
        {claims.map((one) => (
          <OneClaim one={one} />
        ))}
      </Cards>
    </Page>
  )
}

function OneClaim({ one: { claim, name, isOwn } }: Readonly<{ one: NamedClaim }>) {
  const { id, state, why, mailDomain, askedAt, organisationId } = claim
  return (
    <Card title={name} href={organisationPath(organisationId)}>
      <Facts
        items={[
          claimStates.states[state].label,
          `asked on ${showDate(dayInLondon(askedAt))}`,
          mailDomain !== undefined && `a code went to ${mailDomain}`,
        ]}
      />
      {why !== undefined && <p class="govuk-body app-own-words">{why}</p>}
      {isOwn ? (
        <p class="govuk-body">This claim is your own. Another administrator has to see to it.</p>
      ) : (
        <>
          {state === 'letter_to_post' && (
            <Form action={letterPath(id)} label={`Letter to ${name}`}>
              <Button>
                Make the letter<span class="govuk-visually-hidden"> to {name}</span>
              </Button>
            </Form>
          )}
          <Form action={decidePath(id)} label={`Decide about ${name}`}>
            <TextField name="reason" id={`reason-${id}`} label="Reason" hint="The person who claims can read it" />
            <div class="govuk-button-group">
              {state === 'to_decide' && (
                <Button name="how" value="accept">
                  Accept<span class="govuk-visually-hidden"> the claim of {name}</span>
                </Button>
              )}
              <Button name="how" value="refuse" classes="govuk-button--secondary">
                Refuse<span class="govuk-visually-hidden"> the claim of {name}</span>
              </Button>
            </div>
          </Form>
        </>
      )}
    </Card>
  )
}

/** The letter to print and post; its code is shown this once. */
export function LetterPage({
  site,
  claim,
  name,
  code,
  address,
}: Readonly<{ site: PageParts['site']; claim: Claim; name: string; code: string; address: string }>) {
  return (
    <Page site={site} title={`Letter to ${name}`} path={letterPath(claim.id)} unlisted>
      <div class="app-no-print">
        <p class="govuk-body">
          Print this page and post it to the registered address of {name}, as its register has it now. The code is shown
          only this once.
        </p>
      </div>
      <h1 class="govuk-heading-l">To those who run {name}</h1>
      <p class="govuk-body">
        Somebody has asked to speak for {name} on the Innovation Exchange, where public services look for what works and
        who does it. We send this letter to your registered address, so that only you can say yes.
      </p>
      <p class="govuk-body">If you want that, give this code to the person who asked:</p>
      <p class="govuk-body-l">
        <strong>{code}</strong>
      </p>
      <p class="govuk-body">They type it at {address}. It holds for 60 days.</p>
      <p class="govuk-body">
        If you know nothing of this, throw this letter away. Without the code nobody can speak for you.
      </p>
    </Page>
  )
}
