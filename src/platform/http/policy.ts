/** Who is asking. There are no accounts yet, so everybody is a visitor; roles held by place join this union later. */
export type Visitor = Readonly<{ role: 'visitor' }>

/** A named rule about who may use a route. The name is what tests, the log and documents show. */
export type Policy = Readonly<{ name: string; allows: (who: Visitor) => boolean }>

/** Open to everybody, signed in or not. */
export const anyone: Policy = { name: 'anyone', allows: () => true }
