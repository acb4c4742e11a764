import { describe, expect, it } from 'vitest'
import { conceptText, describesProject, indexedRecipients, titleNamesRecipientOnly } from './record.domain.ts'

describe('what a record says', () => {
  it('does not read the name of who was paid as what was paid for', () => {
    expect(titleNamesRecipientOnly("Grant to Women's Aid in Wales", "Women's Aid")).toBe(false)
    expect(titleNamesRecipientOnly("Grant to Women's Aid Leicestershire", "Women's Aid Leicestershire")).toBe(true)
    expect(titleNamesRecipientOnly('Selby Trust', 'SELBY TRUST')).toBe(true)
    expect(titleNamesRecipientOnly('Selby Trust sports hall', 'Selby Trust')).toBe(false)
    expect(titleNamesRecipientOnly('Home from hospital', undefined)).toBe(false)
    const grant = { title: 'Grant to Age Help', description: 'A lunch club', recipient: 'Age Help' }
    expect(conceptText(grant)).toBe('A lunch club')
  })

  it('tells a project from a payment', () => {
    const project =
      'Support for destitute asylum seekers, many of whom have been refused asylum: they are fed, have basic essentials, and get advice and casework.'
    expect(describesProject('Grant', project)).toBe(true)
    expect(describesProject(project, project)).toBe(false)
    expect(describesProject('Grant', `the salary of the Project Worker. ${project}`)).toBe(false)
    expect(describesProject('Grant', 'A lunch club')).toBe(false)
    expect(describesProject('Grant', null)).toBe(false)
  })

  it('gives each known supplier of a notice one entry, and all unknown ones together one', () => {
    expect(indexedRecipients([null, 'GB-COH-1', null, 'GB-COH-1', 'GB-COH-2'])).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
    expect(indexedRecipients([])).toEqual([])
  })
})
