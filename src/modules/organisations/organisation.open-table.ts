import { z } from 'zod'
import { openDay, openList, openTable, openText, openWhole } from '../../platform/open-table/open-table.ts'

/**
 * Organisations as everybody may read them, those that have ended too. Income and spending are facts of their register,
 * there so that anybody can check that they raise nobody's rank; only this table and the audit of fairness read them.
 */
export const organisationsTable = openTable({
  name: 'organisations',
  schemaName: 'Organisation',
  table: 'organisations',
  title: 'Organisations',
  about: 'Third-sector organisations: what registers say of them, and those known from grants alone.',
  columns: {
    id: z.string().meta({ description: 'The number of its register with the prefix of org-id.guide' }),
    known_from: z.enum(['register', 'grants', 'directory']).meta({ description: 'Where it is known from' }),
    status: z
      .enum(['live', 'dissolved', 'insolvent'])
      .meta({ description: 'Those that have ended or cannot pay are never offered' }),
    part_of: openText('The organisation that it is a part of'),
    removed_on: openDay('When its register removed it'),
    name: z.string().meta({ description: 'As registered' }),
    register: openText('The register'),
    district: openText('Postcode district; never more of a postcode'),
    place_code: openText('Council, by its code of the Office for National Statistics'),
    registered_on: openDay('When it was registered'),
    activities: openText('What it does, in its own words'),
    objects: openText('What it is for, in its own words'),
    purposes: openList('Purposes, as the register codes them'),
    beneficiaries: openList('Who it helps, as the register codes them'),
    how: openList('How it works, as the register codes it'),
    area: openText('Where it works, in words'),
    spread: openText('How widely it works'),
    icnptso: openText('Sector, by the classification of non-profit organisations'),
    company_number: openText('Number in the register of companies'),
    web: openText('Its website'),
    income_pence: openWhole('Yearly income in pence, as registered'),
    spending_pence: openWhole('Yearly spending in pence, as registered'),
    grant_count: openWhole('Of those known from grants: how many'),
    first_grant_on: openDay('Of those known from grants: the first'),
    last_grant_on: openDay('Of those known from grants: the last'),
    concepts: openList('Tags of UK-CAT found in its words'),
    service_areas: openList('Areas of public service that its tags belong to'),
    confirmed_on: openDay('The day of its register, where known'),
    source: z.string().meta({ description: 'Where the row is from' }),
  },
})
