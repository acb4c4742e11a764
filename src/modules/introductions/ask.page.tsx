import type { FieldError } from '../../core/problem.ts'
import { Button } from '../../design-system/components/button.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { Fields, type Question } from '../../design-system/form/fields.tsx'
import { FormErrors } from '../../design-system/form/form-errors.tsx'
import { Form } from '../../design-system/form/form.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { formToken, type RawForm } from '../../platform/http/form.ts'
import type { Asked } from './asked.ts'
import { mostCharacters, purposes } from './introduction.domain.ts'
import { adultQuestion, reachQuestion } from './introduction.forms.ts'
import { introductionsPath } from './introduction.paths.ts'
import { writeParty } from './party.ts'
import type { NamedParty } from './parties.ts'
import type { IntroductionParts } from './introduction-parts.ts'

/** Where somebody asks to be introduced: whom, on whose behalf, why, in own words. */
export function AskPage({
  parts,
  asked,
  own,
  returned,
}: Readonly<{
  parts: IntroductionParts
  asked: Asked
  /** The parties that the reader speaks for; for a broker also the other side's address. */
  own: readonly NamedParty[]
  returned?: Readonly<{ raw: RawForm; errors: readonly FieldError[]; token: string }> | undefined
}>) {
  const { second, hasJoined, about } = asked
  const title = `Ask to be introduced to ${second.name}`
  const typed = returned?.raw ?? { first: own[0] === undefined ? '' : writeParty(own[0].party), purpose: 'adopt' }
  return (
    <Page site={parts.site} title={title} path={introductionsPath} hasErrors={returned !== undefined} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrors errors={returned?.errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {about !== undefined && <p class="govuk-body-l">About: {about}</p>}
          {hasJoined ? <WhatHappens /> : <NotJoined asked={asked} />}
          <Form
            action={introductionsPath}
            label={title}
            hidden={{ token: returned?.token ?? formToken(), ...asked.hidden }}
          >
            <Fields questions={questions(own)} typed={typed} errors={returned?.errors} />
            <Button>Send</Button>
          </Form>
          <p class="govuk-body">To meet promises nothing. It is no tender, and nobody has to buy or sell.</p>
        </div>
      </div>
    </Page>
  )
}

function questions(own: readonly NamedParty[]): readonly Question[] {
  return [
    {
      name: 'first',
      kind: 'radios',
      label: 'On whose behalf do you ask?',
      choices: own.map(({ party, name }) => ({
        value: writeParty(party),
        text: party.kind === 'person' ? 'Myself' : name,
      })),
    },
    {
      name: 'purpose',
      kind: 'radios',
      label: 'Why do you want to meet?',
      choices: Object.entries(purposes).map(([value, text]) => ({ value, text })),
    },
    {
      name: 'words',
      kind: 'text',
      label: 'Say it in your own words',
      hint: '20 characters or more. They read this as it stands. Leave out e-mail addresses and telephone numbers.',
      rows: 5,
      maxlength: mostCharacters,
    },
    reachQuestion,
    adultQuestion,
  ]
}

function WhatHappens() {
  return (
    <InsetText>
      <p class="govuk-body">
        They have six working days to answer, and are reminded after four. If no answer comes in fifteen, you are shown
        two others. If they say yes, you both see how to reach each other.
      </p>
    </InsetText>
  )
}

function NotJoined({ asked: { web, register } }: Readonly<{ asked: Asked }>) {
  return (
    <InsetText>
      <p class="govuk-body">Nobody has claimed this profile yet, so nobody can answer here. There are three ways:</p>
      <ol class="govuk-list govuk-list--number">
        <li>
          Write to them yourself.{' '}
          {web === undefined ? (
            'Their own web address is not known here.'
          ) : (
            <a class="govuk-link" href={web}>
              Go to their own website
            </a>
          )}{' '}
          {register !== undefined && (
            <a class="govuk-link" href={register}>
              See their page in the register
            </a>
          )}
        </li>
        <li>Send this form, then print a letter with your words that tells them how to claim their profile.</li>
        <li>
          Sending this form also puts it before a broker, who looks for them. In ten working days you hear whether
          anybody was found.
        </li>
      </ol>
      <p class="govuk-body">No clock runs before somebody has joined. When they do, they see at once that you asked.</p>
    </InsetText>
  )
}
