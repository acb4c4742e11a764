import { integrate } from '../numerics/integrate.ts'
import { normal } from './normal.ts'

/** The density of two standard normal variables with correlation r at (h, k). */
export function bivariateDensity(h: number, k: number, r: number): number {
  const rest = 1 - r * r
  return Math.exp(-(h * h - 2 * r * h * k + k * k) / (2 * rest)) / (2 * Math.PI * Math.sqrt(rest))
}

/** P(X > h, Y > k) for two standard normal variables with correlation r, -1 < r < 1 (Plackett 1954). */
export function bivariateUpper(h: number, k: number, r: number): number {
  const f = (angle: number) => {
    const sine = Math.sin(angle)
    return Math.exp(-(h * h - 2 * sine * h * k + k * k) / (2 * (1 - sine * sine)))
  }
  return normal.upper(h) * normal.upper(k) + integrate(f, 0, Math.asin(r)) / (2 * Math.PI)
}
