const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

/** Acronyms that stay in capitals. Those without a vowel need not be named. */
export const acronyms: ReadonlySet<string> = new Set(
  words(`
    ADHD AED ALN ASD BAME BBC BME BSL CAMHS CBT CCTV CIC CIO COPD CPR CVS DIY DVD EAL ESOL EU FC FGM GCSE GP HIV ICT
    ID IQ LGBT LGBTQ LGBTQI MBE MP NCT NHS NSPCC NVQ OAP PC PE PTA PTSD RAF RNIB RNLI RSPCA SEN SENCO TB TV UK UN USA
    VAT WI WW1 WW2 WWI WWII YMCA YWCA II III IV`),
)

/** Words that are an acronym only beside certain others: aids for hearing, but AIDS beside HIV. */
export const acronymsInContext: ReadonlyMap<string, RegExp> = new Map([
  ['AIDS', /\bHIV\b/],
  ['SEND', /\bSEN\b|SPECIAL EDUCATION/],
  ['ME', /\bCFS\b|CHRONIC FATIGUE/],
])

/** Names of places that are ordinary words too; never taken for a name by themselves. */
export const ambiguousNames: ReadonlySet<string> = new Set(
  words(`
    bath reading sale deal wells ware rugby battle barking street settle stone ash hook sandwich diss eye beer bury
    corby crook hale hove lee march mold nelson rye seal sidcup ton wash wells wing hythe epping barrow ford
    bridge church hill lea the and for new north south east west city county`),
)

/** Days, months, countries, peoples, faiths, counties and large cities of the United Kingdom. */
export const properNames: readonly string[] = [
  ...words(`
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September October
    November December Christmas Easter Ramadan Eid Diwali Hanukkah England English Scotland Scottish Wales Welsh Cymru
    Ireland Irish Britain British London Europe European Africa African Asia Asian Caribbean India Indian Pakistan
    Pakistani Bangladesh Bangladeshi China Chinese Poland Polish Somali Somalia Ukraine Ukrainian Uganda Kenya Nigeria
    Ghana Zimbabwe Nepal Syria Afghanistan Palestine Israel France French Germany German Spain Spanish Italy Italian
    Christian Christianity Muslim Muslims Islam Islamic Jewish Judaism Sikh Hindu Buddhist Catholic Anglican Methodist
    God Jesus Christ Bible Covid Parkinson's Alzheimer's Mr Mrs Dr St Ltd
    Bedfordshire Berkshire Buckinghamshire Cambridgeshire Cheshire Cornwall Cumbria Derbyshire Devon Dorset Durham
    Essex Gloucestershire Hampshire Herefordshire Hertfordshire Kent Lancashire Leicestershire Lincolnshire Merseyside
    Norfolk Northamptonshire Northumberland Nottinghamshire Oxfordshire Rutland Shropshire Somerset Staffordshire
    Suffolk Surrey Sussex Warwickshire Wiltshire Worcestershire Yorkshire Gwynedd Powys Ceredigion Pembrokeshire
    Carmarthenshire Glamorgan Gwent Dyfed Clwyd Anglesey Aberdeenshire Ayrshire Fife Lanarkshire Lothian Moray Orkney
    Shetland Antrim Armagh Tyrone Fermanagh Londonderry Birmingham Manchester Liverpool Leeds Sheffield Bristol
    Bradford Nottingham Leicester Coventry Newcastle Sunderland Plymouth Southampton Portsmouth Norwich Oxford
    Cambridge York Exeter Brighton Derby Stoke Wolverhampton Salford Preston Blackpool Bolton Hull Middlesbrough
    Cardiff Swansea Newport Wrexham Edinburgh Glasgow Aberdeen Dundee Inverness Stirling Belfast Derry Lisburn`),
  'United Kingdom',
  'Great Britain',
  'Northern Ireland',
  'United States',
  'Greater London',
  'Greater Manchester',
  'West Midlands',
  'East Midlands',
  'Isle of Wight',
  'Isle of Man',
  'East Sussex',
  'West Sussex',
  'North Yorkshire',
  'South Yorkshire',
  'West Yorkshire',
  'East Riding of Yorkshire',
  'South Wales',
  'North Wales',
  'Holy Spirit',
  'Church of England',
]
