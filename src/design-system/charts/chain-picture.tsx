import type { ComponentChildren } from 'preact'

/** One link of a chain. */
export type ChainStep = Readonly<{
  label: ComponentChildren
  /** How many there are now; nothing is shown if it is not known. */
  count?: number | undefined
  /** One short sentence. */
  words?: ComponentChildren
  href?: string | undefined
}>

/** Options of {@link ChainPicture}. */
export type ChainPictureProps = Readonly<{
  /** What the chain is, for those who do not see it. */
  label: string
  steps: readonly ChainStep[]
  /** Where the last link leads back to; drawn as a line under the chain. */
  back?: ComponentChildren
}>

function Node({ isFirst, isLast }: Readonly<{ isFirst: boolean; isLast: boolean }>) {
  return (
    <svg class="app-chain__node" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <circle
        class={isFirst || isLast ? 'app-chain__ring app-chain__ring--asked' : 'app-chain__ring'}
        cx="16"
        cy="16"
        r="12"
      />
      {isLast ? (
        <path class="app-chain__tick" d="M10.5 16.5l4 4 7-8.5" />
      ) : (
        <path class="app-chain__arrow" d="M13 10l6 6-6 6" />
      )}
    </svg>
  )
}

/**
 * A chain of steps that leads from one to the next and back to where it began: side by side where there is room, one
 * under another on a phone. It is a list with pictures, so it reads the same aloud.
 */
export function ChainPicture({ label, steps, back }: ChainPictureProps) {
  return (
    <div class={`app-chain app-chain--${steps.length}`}>
      <ol class="app-chain__steps" aria-label={label}>
        {steps.map((step, index) => (
          <li class="app-chain__step">
            <Node isFirst={index === 0} isLast={index === steps.length - 1} />
            <p class="app-chain__label">
              {step.href === undefined ? (
                step.label
              ) : (
                <a class="govuk-link" href={step.href}>
                  {step.label}
                </a>
              )}
            </p>
            {step.count !== undefined && <p class="app-chain__count">{step.count.toLocaleString('en-GB')}</p>}
            {step.words !== undefined && <p class="app-chain__words">{step.words}</p>}
          </li>
        ))}
      </ol>
      {back !== undefined && <p class="app-chain__back">{back}</p>}
    </div>
  )
}
