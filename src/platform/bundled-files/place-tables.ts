type Rows = readonly Readonly<Record<string, string>>[]

/** The tables of places as the engine takes them; `table` reads a file of the data folder by its name. */
export function readPlaceTables(table: (name: string) => Rows) {
  return {
    places: table('places/places.csv'),
    names: [...table('places/place-names.csv'), ...table('places/place-more-names.csv')],
    former: table('places/places-former.csv'),
    successors: table('places/places-former-successors.csv'),
    districts: () => table('places/postcode-districts.csv'),
    neighbours: () => table('places/place-neighbours.csv'),
  }
}
