import type { ComponentChildren } from 'preact'
import { join, type Attributes } from './options.ts'

/** Options of {@link Button}. With `href` it is a link that looks like a button. */
export type ButtonProps = Readonly<{
  children?: ComponentChildren
  href?: string | undefined
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  id?: string | undefined
  disabled?: boolean | undefined
  preventDoubleClick?: boolean | undefined
  isStartButton?: boolean | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  )
}

/** The one thing to do next. Use `govuk-button--secondary` for anything that is not it. */
export function Button(props: ButtonProps) {
  const { children, href, type = 'submit', name, value, id, disabled, isStartButton, attributes } = props
  const classes = join('govuk-button', props.classes, isStartButton === true && 'govuk-button--start')
  // The start button is a flex row, which drops the spaces between elements; one span keeps the words together.
  const content = (
    <>
      {isStartButton === true && typeof children !== 'string' ? <span>{children}</span> : children}
      {isStartButton === true && <StartIcon />}
    </>
  )
  if (href !== undefined && href !== '') {
    return (
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is a link that acts as the page's button
      <a href={href} role="button" draggable={false} class={classes} data-module="govuk-button" {...attributes} id={id}>
        {content}
      </a>
    )
  }
  return (
    <button
      type={type}
      value={value === '' ? undefined : value}
      name={name === '' ? undefined : name}
      disabled={disabled}
      aria-disabled={disabled === true ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      class={classes}
      data-module="govuk-button"
      {...attributes}
      id={id}
    >
      {content}
    </button>
  )
}
