const eMail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi
// As numbers are written here: a nought or +44, then nine or ten digits. Neither inside a longer code nor inside an address.
const telephone = /(?<![\w./:-])(?:\+44[ ]?(?:\(0\)[ ]?)?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?![\w/-])/g
const postcode = /\b(?<district>[A-Z]{1,2}\d[A-Z\d]?)[ ]{0,2}\d[A-Z]{2}\b/g

/**
 * What free text may keep of people's and buildings' addresses: nothing of an e-mail or telephone, and of a full postcode
 * its district. A postcode without its space is cut only if its district has three characters or more: shorter ones are
 * names as often.
 */
export function redactText(text: string): string {
  // Most texts hold none of these, and to see that much costs a tenth of searching for the whole.
  const withoutMail = text.includes('@') ? text.replaceAll(eMail, '[e-mail removed]') : text
  if (!/\d/.test(withoutMail)) return withoutMail
  return withoutMail
    .replaceAll(telephone, '[telephone removed]')
    .replaceAll(postcode, (whole, district: string) => (whole.includes(' ') || district.length > 2 ? district : whole))
}
