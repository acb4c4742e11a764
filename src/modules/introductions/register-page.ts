const pages: Readonly<Record<string, (number: string) => string>> = {
  'GB-CHC': (number) =>
    `https://register-of-charities.charitycommission.gov.uk/charity-search/-/charity-details/${number}`,
  'GB-SC': (number) => `https://www.oscr.org.uk/about-charities/search-the-register/charity-details?number=${number}`,
  'GB-NIC': (number) => `https://www.charitycommissionni.org.uk/charity-details/?regId=${number}`,
  'GB-COH': (number) => `https://find-and-update.company-information.service.gov.uk/company/${number}`,
}

/** The public page of an organisation in its register, by its id of org-id.guide; `undefined` for other registers. */
export function registerPage(id: string): string | undefined {
  const [, register = '', number = ''] = /^([A-Z]{2}-[A-Z]+)-(\w+)$/.exec(id) ?? []
  return number === '' ? undefined : pages[register]?.(encodeURIComponent(number))
}
