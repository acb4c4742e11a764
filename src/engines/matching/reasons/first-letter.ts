/** Words that open a description of people and are no names: only these lose their capital inside a sentence. */
const plainOpeners = new Set(
  (
    'a about adult adults all any anybody anyone babies boys carers charities children clients commissioners communities community ' +
    'disabled everybody everyone families family first-time former foster girls homeless households individuals isolated lesbian ' +
    'local lonely low-income mainly men mostly mothers fathers new older parents partners patients people persons pregnant primary ' +
    'prisoners pupils refugees relatives residents rural school single staff students teenagers tenants the those unemployed ' +
    'vulnerable victims volunteers women workers young youth elderly old unpaid working'
  ).split(' '),
)

/** A description of people for the middle of a sentence: `Older people` gives `older people`, `Bangladeshi women` stays. */
export function lowerOpener(text: string): string {
  const first = /^[\p{L}-]+/u.exec(text)?.[0].toLowerCase() ?? ''
  return plainOpeners.has(first) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** Tags that are names, of faiths, bodies and conditions. */
const names =
  /^(?:Army|Baha|Benevolent|Buddh|Cerebral|Christian|Chronic|Church|Girlguid|Hindu|Inner Wheel|Islam|Jain|Jehovah|Juda|League|Lions|Motor|Multiple|Navy|Parochial|Roman|Rotary|Scout|Sickle|Sikh|Society of|Townswomen|University|Women's Inst)/u

/** A tag's name inside a sentence: `Loneliness` gives `loneliness`; names and abbreviations keep their capitals. */
export function tagInSentence(tag: string): string {
  return /^\p{Lu}\p{Ll}/u.test(tag) && !names.test(tag) ? tag.charAt(0).toLowerCase() + tag.slice(1) : tag
}
