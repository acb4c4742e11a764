import { expect, test } from 'vitest'
import { loadAssets } from '../assets.ts'
import { Page, type PageProps } from './page.tsx'
import { renderPage } from './render-page.ts'
import { standing, type Site } from './site.ts'

const site: Site = {
  name: 'A name',
  assets: loadAssets().page,
  themeColour: '#0b4a52',
  navigation: [
    { text: 'Start', href: '/', covers: ['/results'] },
    { text: 'Things', href: '/things' },
  ],
  footer: { links: [{ text: 'Sources', href: '/sources' }] },
}

const html = (props: Partial<PageProps> = {}) =>
  renderPage(
    <Page site={site} title="All things" path="/things" {...props}>
      <h1>All things</h1>
    </Page>,
  )

test('a page has what every page needs', () => {
  const page = html()
  expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en"/)
  expect(page).toContain('<title>All things - A name</title>')
  expect(page.indexOf('href="#main-content"')).toBeLessThan(page.indexOf('<header'))
  expect(page).toContain('<main class="app-main" id="main-content">')
  expect(page).toContain('href="/sources"')
})

test('a page holds no script or style of its own, so that the policy can be strict', () => {
  const page = html({ lead: <p>Lead</p>, status: 'As at today', breadcrumbs: [{ text: 'Start', href: '/' }] })
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
  for (const [, attributes, content] of page.matchAll(/<script([^>]*)>([^<]*)/g)) {
    expect(attributes).toContain('src="/assets/')
    expect(content).toBe('')
  }
})

test('the title says first that a form came back with errors', () => {
  expect(html({ hasErrors: true })).toContain('<title>Error: All things - A name</title>')
})

test('words from outside stay words', () => {
  expect(html({ title: '</title><script>alert(1)</script>' })).not.toContain('<script>alert')
})

test('the navigation shows the page itself and the part it is in', () => {
  expect(html()).toMatch(/href="\/things" aria-current="page"/)
  expect(html({ path: '/things/7' })).toMatch(/href="\/things" aria-current="true"/)
  expect(html({ path: '/results' })).toMatch(/href="\/" aria-current="true"/)
  expect(standing({ text: 'Things', href: '/things' }, '/thingsandmore')).toBe('elsewhere')
  expect(standing({ text: 'Start', href: '/' }, '/things')).toBe('elsewhere')
})

test('the status stands inside a landmark, with a lead and without', () => {
  const [header = ''] = /<header[\s\S]*<\/header>/.exec(html({ status: 'As at today' })) ?? []
  expect(header).toContain('As at today')
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(html({ status: 'As at today', lead: <h1>Lead</h1> })) ?? []
  expect(main.indexOf('Lead')).toBeLessThan(main.indexOf('As at today'))
})
