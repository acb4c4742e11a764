import type { ComponentChildren } from 'preact'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import { KeyFigures } from '../../design-system/patterns/key-figures.tsx'
import { LeadPaths } from '../../design-system/patterns/lead-paths.tsx'
import { ChainPicture } from '../../design-system/charts/chain-picture.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { exampleNeeds } from './example-needs.ts'
import { NeedForm } from './need-form.tsx'
import { resultsPathFor } from './results-address.ts'

/** What is loaded, counted. */
export type HomeCounts = Readonly<{ practices: number; organisations: number; openNeeds: number; records: number }>

/** An open need whose date comes next. */
export type HomeNeed = Readonly<{ title: string; path: string; buyer: string; closes: string }>

/** The first page: one box, one place, one button, and what one may expect of it. */
export function HomePage({
  site,
  counts,
  needs,
  asAt,
}: Readonly<{ site: Site; counts: HomeCounts; needs: readonly HomeNeed[]; asAt: string }>) {
  return (
    <Page
      site={site}
      title="Find what works"
      path="/"
      description="Say what you are trying to change and where. See what has worked elsewhere, who could do it near you, and why each answer is there."
      lead={<Lead />}
    >
      <Section title="Try one of these">
        <Cards grid>
          {exampleNeeds.map(({ need, place }) => (
            <Card title={need} href={resultsPathFor(need, place)} boxed>
              <Facts items={[place]} />
            </Card>
          ))}
        </Cards>
      </Section>
      <Section title="How it works">
        <p class="govuk-body">
          What people ask for leads to what has worked, to those who can do it, and back to the people who asked.
        </p>
        <ChainPicture
          label="From a voice to an answer"
          back="The answer goes back to everybody who asked"
          steps={[
            { label: 'Voice', words: 'Somebody says what is wrong' },
            { label: 'Need', words: 'It is put in plain words, with a place' },
            { label: 'Practice', words: 'What has worked elsewhere is found' },
            { label: 'Introduction', words: 'Those who can do it are met' },
            { label: 'Adoption', words: 'It is tried here, and changed to fit' },
            { label: 'Answer', words: 'Those who asked are told, and judge' },
          ]}
        />
      </Section>
      {needs.length > 0 && (
        <Section title="Needs whose date comes next">
          <Cards grid>
            {needs.map(({ title, path, buyer, closes }) => (
              <Card title={title} href={path} boxed>
                <Facts items={[buyer, `Closes ${closes}`]} />
              </Card>
            ))}
          </Cards>
        </Section>
      )}
      <Section title="What is in here">
        <KeyFigures
          items={[
            {
              value: counts.practices,
              label: (
                <a class="govuk-link" href="/practices">
                  practices written up
                </a>
              ),
            },
            { value: counts.organisations, label: 'organisations' },
            {
              value: counts.openNeeds,
              label: (
                <a class="govuk-link" href="/needs">
                  open needs of public bodies
                </a>
              ),
            },
            { value: counts.records, label: 'grants and contracts that were paid' },
          ]}
        />
        <p class="govuk-body">
          Open data, as at {asAt}. No library is full: see{' '}
          <a class="govuk-link" href="/library">
            what is here and what is missing
          </a>
          .
        </p>
      </Section>
    </Page>
  )
}

function Lead() {
  return (
    <>
      <LeadPaths />
      <h1 class="govuk-heading-xl">Find what works</h1>
      <p class="govuk-body-l">
        Somebody has met your problem before. See what they did, how well it worked, and who could do it near you.
      </p>
      <div class="app-panel">
        <NeedForm need="" place="" />
      </div>
      <p class="govuk-body-l govuk-!-margin-top-4">
        <a class="govuk-link" href="/take-part">
          I use a service or live here
        </a>
        : ask for something, and be answered
      </p>
    </>
  )
}

function Section({ title, children }: Readonly<{ title: string; children: ComponentChildren }>) {
  return (
    <section class="app-band">
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </section>
  )
}
