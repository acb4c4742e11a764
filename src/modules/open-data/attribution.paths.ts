/** Every source of the data, with its licence. */
export const attributionPath = '/attribution'
