/** What a model is fitted to: k effects with their variances, and a design of k rows and p columns, the intercept first. */
export type ModelData = Readonly<{
  y: Float64Array
  v: Float64Array
  /** Row after row. */
  x: Float64Array
  k: number
  p: number
}>

/** The data of a model without moderators. */
export function interceptOnly(y: Float64Array, v: Float64Array): ModelData {
  return { y, v, x: new Float64Array(y.length).fill(1), k: y.length, p: 1 }
}

/** The rows for which `keeps` says yes. */
export function selectRows({ y, v, x, k, p }: ModelData, keeps: (row: number) => boolean): ModelData {
  const rows = Array.from({ length: k }, (_, row) => row).filter(keeps)
  return {
    y: Float64Array.from(rows, (row) => y[row] as number),
    v: Float64Array.from(rows, (row) => v[row] as number),
    x: Float64Array.from(rows.flatMap((row) => [...x.subarray(row * p, row * p + p)])),
    k: rows.length,
    p,
  }
}
