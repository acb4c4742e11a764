/** Where a column's value stands in a grant: `['recipientOrganization', 0, 'id']`, or `['title']`. */
export type GrantPath = readonly [field: string] | readonly [list: string, index: number, field: string]

type Titles = Readonly<Record<string, string>>

/* Titles as the schema 1.4 of the 360Giving Data Standard gives them, in small letters, beside the fields' own names. */

const fields: Titles = {
  identifier: 'id',
  title: 'title',
  description: 'description',
  currency: 'currency',
  'amount awarded': 'amountAwarded',
  'award date': 'awardDate',
  url: 'url',
  'last modified': 'dateModified',
}

const organisation: Titles = {
  identifier: 'id',
  name: 'name',
  'charity number': 'charityNumber',
  'company number': 'companyNumber',
  'postal code': 'postalCode',
}

const lists: Readonly<Record<string, Readonly<{ name: string; fields: Titles }>>> = {
  'recipient org': { name: 'recipientOrganization', fields: organisation },
  'recipient ind': { name: 'recipientIndividual', fields: { identifier: 'id', name: 'name' } },
  'funding org': { name: 'fundingOrganization', fields: organisation },
  'grant programme': { name: 'grantProgramme', fields: { title: 'title', code: 'code' } },
  'beneficiary location': { name: 'beneficiaryLocation', fields: { name: 'name', 'geographic code': 'geoCode' } },
  'planned dates': { name: 'plannedDates', fields: { 'start date': 'startDate', 'end date': 'endDate' } },
}

const named = (titles: Titles, word: string) =>
  titles[word] ?? Object.values(titles).find((name) => name.toLowerCase() === word)

/**
 * What a column holds, by its title (`Recipient Org:Identifier`, `Recipient Org:1:Name`) or by its path
 * (`recipientOrganization/0/id`), in any capitals; `undefined` for columns that are not read.
 */
export function grantPathOf(title: string): GrantPath | undefined {
  const words = title.split(/[:/]/).map((word) => word.trim().toLowerCase())
  const [first = '', ...rest] = words
  if (rest.length === 0) {
    const field = named(fields, first)
    return field === undefined ? undefined : [field]
  }
  const list = lists[first] ?? Object.values(lists).find((each) => each.name.toLowerCase() === first)
  const index = rest.length === 2 && /^\d{1,2}$/.test(rest[0] ?? '') ? Number(rest.shift()) : 0
  const field = list === undefined || rest.length !== 1 ? undefined : named(list.fields, rest[0] ?? '')
  // A person's other details need no name here: that there is one is all that is looked at.
  if (list?.name === 'recipientIndividual') return [list.name, index, field ?? 'other']
  return list === undefined || field === undefined ? undefined : [list.name, index, field]
}

/** Known columns of a table by their paths, worked out once a title. */
export function grantColumns() {
  const paths = new Map<string, GrantPath | undefined>()
  const pathOf = (title: string) => {
    if (!paths.has(title)) paths.set(title, grantPathOf(title))
    return paths.get(title)
  }
  return {
    /** A row of a table in the shape of a grant in JSON; empty cells are left out. */
    toGrant(row: Readonly<Record<string, string>>): unknown {
      const grant: Record<string, unknown> = {}
      for (const [title, text] of Object.entries(row)) {
        const path = pathOf(title)
        if (path === undefined || text.trim() === '') continue
        if (path.length === 1) grant[path[0]] = text
        else addToList(grant, path, text)
      }
      for (const [name, value] of Object.entries(grant)) {
        if (Array.isArray(value)) grant[name] = value.filter((each) => each !== undefined)
      }
      return grant
    },
    /** The title of the column that a field of a grant (`recipientOrganization.0.id`) came from; the field if there is none. */
    titleOf(field: string): string {
      for (const [title, path] of paths) if (path?.join('.') === field) return title
      return field
    },
  }
}

function addToList(
  grant: Record<string, unknown>,
  [name, index, field]: readonly [string, number, string],
  text: string,
) {
  const list: unknown[] = Array.isArray(grant[name]) ? grant[name] : []
  grant[name] = list
  const known = list[index]
  list[index] = { ...(typeof known === 'object' ? known : {}), [field]: text }
}
