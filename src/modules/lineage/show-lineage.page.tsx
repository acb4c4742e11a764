import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { LayeredGraph, type GraphBox } from '../../design-system/charts/layered-graph.tsx'
import { Page } from '../../design-system/page/page.tsx'
import type { PageParts } from '../site/index.ts'
import { kindWord, lineageColumn, nodeKey, nodeTitle, type Lineage, type LineageNode } from './lineage.domain.ts'
import { lineagePath } from './lineage.paths.ts'

/** Boxes of one kind before the rest become one box. */
const mostBoxes = 6

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What led to a thing and what came of it, as a picture from left to right and as a table. */
export function ShowLineagePage({ parts, lineage }: Readonly<{ parts: Pick<PageParts, 'site'>; lineage: Lineage }>) {
  const start = lineage.nodes.find(({ isStart }) => isStart)
  const name = start === undefined ? 'this' : nodeTitle(start)
  const path = lineagePath(start?.name?.isPrivate === false ? start.ref.id : '')
  return (
    <Page
      site={parts.site}
      title={`Where it began and what came of it: ${name}`}
      path={path}
      description="The chain from what people asked for to what changed."
      unlisted={start?.name?.isPrivate !== false}
    >
      <p class="app-card__kicker">Where it began and what came of it</p>
      <h1 class="govuk-heading-l">{capital(name)}</h1>
      <StartLink start={start} />
      {lineage.edges.length === 0 ? <NothingYet kind={start?.ref.kind ?? 'need'} /> : <Chain lineage={lineage} />}
    </Page>
  )
}

function StartLink({ start }: Readonly<{ start: LineageNode | undefined }>) {
  if (start?.name?.isPrivate !== false) return null
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={start.name.path}>
        Go to the {kindWord(start.ref.kind)}
      </a>
    </p>
  )
}

function NothingYet({ kind }: Readonly<{ kind: LineageNode['ref']['kind'] }>) {
  return (
    <p class="govuk-body">
      Nothing is linked to this {kindWord(kind)} yet. When somebody asks for it, is introduced through it or adopts it,
      the link will stand here and stay.
    </p>
  )
}

function Chain({ lineage }: Readonly<{ lineage: Lineage }>) {
  const { nodes, edges } = lineage
  const byKind = [...Map.groupBy(nodes, ({ ref }) => ref.kind)]
  const counts = byKind.map(([kind, ofKind]) => `${ofKind.length} ${kindWord(kind, ofKind.length)}`).join(', ')
  const hidden = nodes.filter(({ name }) => name?.isPrivate === true).length
  const boxKeys = new Map<string, string>()
  const boxes = byKind.flatMap(([, ofKind]) => boxesOf(ofKind, boxKeys))
  const lines = new Map(
    edges.map(({ from, to }) => {
      const line = { from: boxKeys.get(nodeKey(from)) ?? '', to: boxKeys.get(nodeKey(to)) ?? '' }
      return [`${line.from}>${line.to}`, line] as const
    }),
  )
  return (
    <>
      <p class="govuk-body">
        In this chain: {counts}.{' '}
        {hidden > 0 && 'What is private is counted, and nobody is shown what it says or whose it is.'}
      </p>
      <LayeredGraph
        id="lineage"
        title="From what was asked to what changed"
        description={`Read from left to right: ${counts}. The table has each link with its date.`}
        boxes={boxes}
        lines={[...lines.values()]}
        tableLabel="Show every link as a table"
        table={linkTable(lineage)}
      />
    </>
  )
}

/** One box for each of a few things with a name; the rest of a kind share one that says how many they are. */
function boxesOf(nodes: readonly LineageNode[], boxKeys: Map<string, string>): readonly GraphBox[] {
  const isShown = (node: LineageNode) => node.isStart || nodes.length === 1 || node.name?.isPrivate === false
  const named = nodes.filter(isShown)
  const alone = nodes.length <= mostBoxes ? named : named.slice(0, mostBoxes - 1)
  const rest = nodes.filter((node) => !alone.includes(node))
  for (const node of alone) boxKeys.set(nodeKey(node.ref), nodeKey(node.ref))
  const boxes = alone.map((node): GraphBox => ({
    key: nodeKey(node.ref),
    column: lineageColumn(node.ref.kind),
    kind: capital(kindWord(node.ref.kind)),
    name: node.name?.isPrivate === true ? 'Private' : capital(nodeTitle(node)),
    isMarked: node.isStart,
  }))
  const first = rest[0]
  if (first === undefined) return boxes
  const key = `rest ${first.ref.kind}`
  for (const node of rest) boxKeys.set(nodeKey(node.ref), key)
  const count = rest.length.toLocaleString('en-GB')
  const word = rest.every(({ name }) => name?.isPrivate === true) ? 'private' : 'more'
  const name = alone.length === 0 ? `${count} ${word === 'private' ? 'private' : 'of them'}` : `and ${count} ${word}`
  return [
    ...boxes,
    { key, column: lineageColumn(first.ref.kind), kind: capital(kindWord(first.ref.kind, rest.length)), name },
  ]
}

function linkTable({ nodes, edges }: Lineage) {
  const byKey = new Map(nodes.map((node) => [nodeKey(node.ref), node]))
  const cell = (key: string) => ({ text: <NodeCell node={byKey.get(key)} /> })
  return {
    caption: 'Every link, the oldest first',
    head: [{ text: 'From' }, { text: 'To' }, { text: 'Since' }],
    rows: edges
      .toSorted((one, other) => one.at.getTime() - other.at.getTime())
      .map(({ from, to, at }) => [cell(nodeKey(from)), cell(nodeKey(to)), { text: showDate(dayInLondon(at)) }]),
  }
}

function NodeCell({ node }: Readonly<{ node: LineageNode | undefined }>) {
  if (node === undefined) return null
  const { name } = node
  if (name?.isPrivate !== false) return <>{capital(nodeTitle(node))}</>
  return (
    <>
      {capital(kindWord(node.ref.kind))}:{' '}
      <a class="govuk-link" href={name.path}>
        {name.title}
      </a>
      {name.state !== undefined && ` (${name.state})`}
    </>
  )
}
