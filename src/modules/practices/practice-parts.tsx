import type { Practice } from './practice.domain.ts'

/** What a part is: it has to be there, or a place may change it. */
type Look = 'core' | 'adaptable'

function Sign({ look }: Readonly<{ look: Look }>) {
  return (
    <svg
      class={`app-components__sign app-components__sign--${look}`}
      viewBox="0 0 22 22"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="2" y="2" width="18" height="18" rx="3" />
    </svg>
  )
}

function Parts({ look, title, parts }: Readonly<{ look: Look; title: string; parts: readonly string[] }>) {
  if (parts.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <ul class="app-components">
        {parts.map((part) => (
          <li class="app-components__item">
            <Sign look={look} />
            <span>{part}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The parts of a practice drawn: filled where they have to be there, outlined where a place may change them. */
export function PracticeParts({ practice }: Readonly<{ practice: Practice }>) {
  const { core, adaptable, kind } = practice
  // Of what did not work nobody can say which parts it needs.
  const kept = kind === 'attempt' ? 'What it was made of' : 'Keep these: it does not work without them'
  return (
    <>
      <Parts look="core" title={kept} parts={core} />
      <Parts look="adaptable" title="Change these to fit your place" parts={adaptable} />
    </>
  )
}
