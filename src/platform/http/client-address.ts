import type { HttpContext } from './environment.ts'

/**
 * The key that a visitor's allowance is counted under: the socket's address, or, behind `trustedProxies` proxies of our
 * own, the address that the outermost of them saw. Whatever a visitor writes further left in the header is ignored. An
 * IPv6 address counts by its /64, since one household holds all of it.
 */
export function clientAddress(context: HttpContext, trustedProxies: number): string {
  const socketAddress = context.env.incoming?.socket?.remoteAddress ?? 'unknown'
  return networkOf(forwarded(context.req.header('x-forwarded-for'), trustedProxies) ?? socketAddress)
}

function forwarded(header: string | undefined, trustedProxies: number): string | undefined {
  if (trustedProxies === 0 || header === undefined) return undefined
  const addresses = header.split(',').map((address) => address.trim())
  return addresses.at(-trustedProxies) ?? addresses[0]
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!address.includes(':')) return address.slice(0, 45)
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}
