import { Button } from '../../design-system/components/button.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { Site } from '../../design-system/page/site.ts'
import { tokenField } from '../../platform/http/form.ts'
import { keptFormPath, startPath } from './account.paths.ts'
import type { KeptForm } from './kept-form.repository.ts'

const inWords = (name: string) => {
  const words = name.replaceAll(/[_-]/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1).toLowerCase()}`
}

/** What somebody sent after their session had ended, to look at and to send. */
export function KeptFormPage({ site, form }: Readonly<{ site: Site; form: KeptForm | undefined }>) {
  return (
    <Page site={site} title="What you had typed" path={keptFormPath} unlisted>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">What you had typed</h1>
          {form === undefined ? <NothingKept /> : <Kept form={form} />}
        </div>
      </div>
    </Page>
  )
}

function Kept({ form }: Readonly<{ form: KeptForm }>) {
  const values = Object.entries(form.fields).map(([name, value]) => [name, [value].flat()] as const)
  const seen = values.filter(([name, texts]) => name !== tokenField && texts.some((text) => text.trim() !== ''))
  return (
    <>
      <p class="govuk-body">
        You had been signed out when you sent this, so it has not been sent yet. Nothing is lost. Look at it and send it
        now.
      </p>
      <SummaryList rows={seen.map(([name, texts]) => summaryRow(inWords(name), texts.join(', ')))} />
      <form action={form.path} method="post">
        {values.flatMap(([name, texts]) => texts.map((text) => <input type="hidden" name={name} value={text} />))}
        <Button>Send it now</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={startPath}>
          Do not send it
        </a>
      </p>
    </>
  )
}

function NothingKept() {
  return (
    <>
      <p class="govuk-body">
        Nothing is kept here. What you send after you have been signed out is kept for one hour, in the browser you sent
        it from.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={startPath}>
          Go to your work
        </a>
      </p>
    </>
  )
}
