import type { ComponentType, VNode } from 'preact'
import { Accordion } from '../../src/design-system/components/accordion.tsx'
import { BackLink } from '../../src/design-system/components/back-link.tsx'
import { Breadcrumbs } from '../../src/design-system/components/breadcrumbs.tsx'
import { Button } from '../../src/design-system/components/button.tsx'
import { CharacterCount } from '../../src/design-system/components/character-count.tsx'
import { Checkboxes } from '../../src/design-system/components/checkboxes.tsx'
import { Details } from '../../src/design-system/components/details.tsx'
import { ErrorMessage } from '../../src/design-system/components/error-message.tsx'
import { ErrorSummary } from '../../src/design-system/components/error-summary.tsx'
import { ExitThisPage } from '../../src/design-system/components/exit-this-page.tsx'
import { Fieldset } from '../../src/design-system/components/fieldset.tsx'
import { Footer } from '../../src/design-system/components/footer.tsx'
import { GenericHeader } from '../../src/design-system/components/generic-header.tsx'
import { Hint } from '../../src/design-system/components/hint.tsx'
import { Input } from '../../src/design-system/components/input.tsx'
import { InsetText } from '../../src/design-system/components/inset-text.tsx'
import { Label } from '../../src/design-system/components/label.tsx'
import { NotificationBanner } from '../../src/design-system/components/notification-banner.tsx'
import { Pagination } from '../../src/design-system/components/pagination.tsx'
import { Panel } from '../../src/design-system/components/panel.tsx'
import { PhaseBanner } from '../../src/design-system/components/phase-banner.tsx'
import { Radios } from '../../src/design-system/components/radios.tsx'
import { Select } from '../../src/design-system/components/select.tsx'
import { ServiceNavigation } from '../../src/design-system/components/service-navigation.tsx'
import { SkipLink } from '../../src/design-system/components/skip-link.tsx'
import { SummaryList } from '../../src/design-system/components/summary-list.tsx'
import { Table } from '../../src/design-system/components/table.tsx'
import { Tabs } from '../../src/design-system/components/tabs.tsx'
import { Tag } from '../../src/design-system/components/tag.tsx'
import { TaskList } from '../../src/design-system/components/task-list.tsx'
import { Textarea } from '../../src/design-system/components/textarea.tsx'
import { WarningText } from '../../src/design-system/components/warning-text.tsx'
import { asProps, content, RawHtml, withChildren, type FixtureOptions } from './fixture-options.tsx'
import { footerProps } from './footer-props.tsx'

type Render = (options: FixtureOptions) => VNode

/** A component that takes the field's options as its props; `props` changes them from one to the other. */
function taking<Props>(Component: ComponentType<Props>, props: (options: FixtureOptions) => object = asProps): Render {
  // The fixtures are JSON and cannot be typed; the comparison of the HTML is what checks them.
  const Untyped = Component as ComponentType<object>
  return (options) => <Untyped {...props(options)} />
}

/** The same for a component whose words are its children. */
function holding<Props>(Component: ComponentType<Props>): Render {
  return taking(Component, withChildren)
}

function raw(value: unknown) {
  return typeof value === 'string' ? <RawHtml html={value} /> : undefined
}

function navigationProps(options: FixtureOptions): object {
  const { slots, ...rest } = options as { slots?: Record<string, unknown> }
  const end = slots?.['end'] as string | { html?: string; align?: string } | undefined
  const isText = typeof end === 'string'
  return {
    ...asProps(rest),
    slots: {
      start: raw(slots?.['start']),
      navigationStart: raw(slots?.['navigationStart']),
      navigationEnd: raw(slots?.['navigationEnd']),
      end: raw(isText ? end : end?.html),
      endAlign: isText ? undefined : end?.align,
    },
  }
}

/** Every component that the design system has, by the field's name, with how a fixture's options become its props. */
export const components: Readonly<Record<string, Render>> = {
  accordion: taking(Accordion),
  'back-link': holding(BackLink),
  breadcrumbs: taking(Breadcrumbs),
  button: holding(Button),
  'character-count': taking(CharacterCount),
  checkboxes: taking(Checkboxes),
  details: holding(Details),
  'error-message': holding(ErrorMessage),
  'error-summary': taking(ErrorSummary),
  'exit-this-page': holding(ExitThisPage),
  fieldset: holding(Fieldset),
  footer: taking(Footer, footerProps),
  'generic-header': taking(GenericHeader, (options) => ({ ...asProps(options), children: content(options, 'logo') })),
  hint: holding(Hint),
  input: taking(Input),
  'inset-text': holding(InsetText),
  label: holding(Label),
  'notification-banner': holding(NotificationBanner),
  pagination: taking(Pagination),
  panel: holding(Panel),
  'phase-banner': holding(PhaseBanner),
  radios: taking(Radios),
  select: taking(Select, (options) => ({ items: [], ...asProps(options) })),
  'service-navigation': taking(ServiceNavigation, navigationProps),
  'skip-link': holding(SkipLink),
  'summary-list': taking(SummaryList),
  table: taking(Table),
  tabs: taking(Tabs),
  tag: holding(Tag),
  'task-list': taking(TaskList),
  textarea: taking(Textarea),
  'warning-text': holding(WarningText),
}

/** Components of the field that the design system does not have, each with the reason. */
export const componentsLeftOut: Readonly<Record<string, string>> = {
  'cookie-banner': 'No cookie is set that would need consent, so there is nothing to ask.',
  'date-input': 'Dates are typed into one text box that accepts what people write.',
  feedback: 'A page asks for feedback with an ordinary form.',
  'file-upload': 'No page takes a file yet; it comes with the first one that does.',
  header: 'It carries the crown and GOV.UK; the generic header stands in its place.',
  'language-navigation': 'There is one language so far; it comes with the second.',
  'password-input': 'No page asks for a password yet; it comes with the first one that does.',
}

/** Fixtures that a component does not follow, each with the reason. */
export const fixturesLeftOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {}
