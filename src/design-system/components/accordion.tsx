import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { hasContent, join, messageAttributes, type Attributes, type Listed } from './options.ts'

/** Words of a section. */
type Words = Readonly<{ text?: ComponentChildren }>

/** One section; plain text as content becomes a paragraph. */
export type AccordionSection = Readonly<{
  heading: Words
  summary?: Words | undefined
  content: Words
  expanded?: boolean | undefined
}>

/** Options of {@link Accordion}. */
export type AccordionProps = Readonly<{
  id: string
  items: Listed<AccordionSection>
  headingLevel?: number | undefined
  rememberExpanded?: boolean | undefined
  hideAllSectionsText?: string | undefined
  hideSectionText?: string | undefined
  hideSectionAriaLabelText?: string | undefined
  showAllSectionsText?: string | undefined
  showSectionText?: string | undefined
  showSectionAriaLabelText?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

type SectionProps = Readonly<{ section: AccordionSection; id: string; index: number; headingLevel: number }>

function Section({ section, id, index, headingLevel }: SectionProps) {
  const { content } = section
  return (
    <div class={join('govuk-accordion__section', section.expanded === true && 'govuk-accordion__section--expanded')}>
      <div class="govuk-accordion__section-header">
        <Heading level={headingLevel} class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${index}`}>
            {section.heading.text}
          </span>
        </Heading>
        {hasContent(section.summary?.text) && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${index}`}>
            {section.summary?.text}
          </div>
        )}
      </div>
      <div id={`${id}-content-${index}`} class="govuk-accordion__section-content">
        {typeof content.text === 'string' ? <p class="govuk-body">{content.text}</p> : content.text}
      </div>
    </div>
  )
}

/** Sections that open one by one where there is a script, and all stand open where there is none. */
export function Accordion(props: AccordionProps) {
  return (
    <div
      class={join('govuk-accordion', props.classes)}
      data-module="govuk-accordion"
      id={props.id}
      {...messageAttributes('hide-all-sections', props.hideAllSectionsText)}
      {...messageAttributes('hide-section', props.hideSectionText)}
      {...messageAttributes('hide-section-aria-label', props.hideSectionAriaLabelText)}
      {...messageAttributes('show-all-sections', props.showAllSectionsText)}
      {...messageAttributes('show-section', props.showSectionText)}
      {...messageAttributes('show-section-aria-label', props.showSectionAriaLabelText)}
      data-remember-expanded={props.rememberExpanded === undefined ? undefined : String(props.rememberExpanded)}
      {...props.attributes}
    >
      {props.items.map(
        (section, index) =>
          section && (
            <Section section={section} id={props.id} index={index + 1} headingLevel={props.headingLevel ?? 2} />
          ),
      )}
    </div>
  )
}
