import type { ComponentChildren } from 'preact'
import { join, type Attributes, type Listed } from './options.ts'
import { Tag, type TagProps } from './tag.tsx'

/** Words of a task or of its state. */
export type TaskText = Readonly<{ text?: ComponentChildren; classes?: string | undefined }>

/** One task with the state it is in. */
export type Task = Readonly<{
  title: TaskText
  status: TaskText & Readonly<{ tag?: (Omit<TagProps, 'children'> & { text: ComponentChildren }) | undefined }>
  hint?: Readonly<{ text: ComponentChildren }> | undefined
  href?: string | undefined
  classes?: string | undefined
}>

/** Options of {@link TaskList}. */
export type TaskListProps = Readonly<{
  items: Listed<Task>
  idPrefix?: string | undefined
  classes?: string | undefined
  attributes?: Attributes | undefined
}>

function TaskItem({ task, id }: Readonly<{ task: Task; id: string }>) {
  const { title, hint, status, href } = task
  const isLink = href !== undefined && href !== ''
  const hintId = `${id}-hint`
  const statusId = `${id}-status`
  return (
    <li class={join('govuk-task-list__item', isLink && 'govuk-task-list__item--with-link', task.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {isLink ? (
          <a
            class={join('govuk-link govuk-task-list__link', title.classes)}
            href={href}
            aria-describedby={join(hint !== undefined && hintId, statusId)}
          >
            {title.text}
          </a>
        ) : (
          <div class={join(title.classes)}>{title.text}</div>
        )}
        {hint !== undefined && (
          <div id={hintId} class="govuk-task-list__hint">
            {hint.text}
          </div>
        )}
      </div>
      <div class={join('govuk-task-list__status', status.classes)} id={statusId}>
        {status.tag === undefined ? (
          status.text
        ) : (
          <Tag classes={status.tag.classes} attributes={status.tag.attributes}>
            {status.tag.text}
          </Tag>
        )}
      </div>
    </li>
  )
}

/** The parts of a longer job, each with the state it is in. */
export function TaskList({ items, idPrefix = 'task-list', classes, attributes }: TaskListProps) {
  return (
    <ul class={join('govuk-task-list', classes)} {...attributes}>
      {items.map((task, index) => task && <TaskItem task={task} id={`${idPrefix}-${index + 1}`} />)}
    </ul>
  )
}
