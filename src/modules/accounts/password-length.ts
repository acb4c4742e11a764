/** The shortest password that is taken, in characters. */
export const shortestPassword = 12

/** The longest password that is taken, in characters. */
export const longestPassword = 128
