import { problem } from '../../core/problem.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { Site, SiteLink } from '../../design-system/page/site.ts'
import { answerPage, answerProblem, wantsDocument } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'

/** What is said of something that is not there. */
export type NotFoundWords = Readonly<{
  /** A whole sentence: "There is no practice with this address". */
  title: string
  detail: string
  /** Pages that may have been meant. */
  near: readonly SiteLink[]
  /** Where to look for it. */
  list: SiteLink
}>

/** Answers 404: a page with what may have been meant, or a document where a program asks. */
export async function answerNotFound(context: HttpContext, site: Site, words: NotFoundWords): Promise<Response> {
  if (wantsDocument(context)) {
    return await answerProblem(context, problem('not-found', 'not-found', words.title, { detail: words.detail }))
  }
  const page = <NotFoundPage site={site} words={words} />
  return await answerPage(context, page, { status: 404, headers: { 'cache-control': 'no-store' } })
}

function NotFoundPage({ site, words }: Readonly<{ site: Site; words: NotFoundWords }>) {
  const { title, detail, near, list } = words
  return (
    <Page site={site} title={title} path={list.href} unlisted>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{detail}</p>
      {near.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Did you mean one of these?</h2>
          <ul class="govuk-list govuk-list--bullet">
            {near.map(({ text, href }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={list.href}>
          {list.text}
        </a>{' '}
        or{' '}
        <a class="govuk-link" href="/">
          find what works
        </a>
        .
      </p>
    </Page>
  )
}
