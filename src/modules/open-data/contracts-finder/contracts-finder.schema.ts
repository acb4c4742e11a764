import { z } from 'zod'
import {
  neededMoment,
  neededOfficialText,
  officialCode,
  officialDay,
  officialDistrict,
  officialFlag,
  officialPounds,
  officialReference,
  officialText,
} from '../official-fields.ts'
import { parseSupplierBlocks } from './supplier-blocks.ts'

/** The title of the column that holds suppliers, one block each. */
export const suppliersTitle = 'Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]'

const procurementCodes = officialCode.transform((text, context) => {
  const codes = (text ?? '').split(/[\s,;]+/).filter((code) => code !== '')
  const wrong = codes.find((code) => !/^\d{8}$/.test(code))
  if (wrong === undefined) return codes
  context.addIssue({ code: 'custom', message: 'is not a list of procurement codes of eight digits' })
  return z.NEVER
})

const suppliers = officialCode.transform((text, context) => {
  const blocks = parseSupplierBlocks(text ?? '')
  if (blocks !== undefined) return blocks
  context.addIssue({ code: 'custom', message: 'is not made of blocks such as [Name|Address|NONE||No|No]' })
  return z.NEVER
})

/**
 * A row of the export of Contracts Finder by its official titles. Names of contacts, e-mail addresses, telephone numbers and
 * addresses are not among them, so they are never kept.
 */
export const contractsFinderRow = z.object({
  'Notice Identifier': officialReference,
  'Notice Type': officialCode,
  'Organisation Name': neededOfficialText,
  Status: z.enum(['Open', 'Awarded', 'Closed', 'Withdrawn'], 'is not Open, Awarded, Closed or Withdrawn'),
  'Published Date': neededMoment,
  Title: neededOfficialText,
  Description: officialText,
  Postcode: officialDistrict,
  Region: officialText,
  'Cpv Codes': procurementCodes,
  'Contact Town': officialText,
  'Additional Text': officialText,
  'Start Date': officialDay,
  'End Date': officialDay,
  'Closing Date': officialDay,
  'Suitable for SME': officialFlag,
  'Suitable for VCO': officialFlag,
  'Value Low': officialPounds,
  'Value High': officialPounds,
  'Awarded Date': officialDay,
  'Awarded Value': officialPounds,
  [suppliersTitle]: suppliers,
  'OJEU Procedure Type': officialText,
})

/** Titles without which a file is no export of Contracts Finder. */
export const neededTitles = ['Notice Identifier', 'Organisation Name', 'Status', 'Published Date', 'Title'] as const
