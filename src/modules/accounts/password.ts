import { hash, verify, type Options } from '@node-rs/argon2'

// argon2id (2): 19 MiB, two passes, one lane: the least that OWASP's password storage cheat sheet recommends.
const options: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash to keep of a password, with its salt and its costs. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), options)
}

/** Whether a password is the one that a hash was made of. */
export async function isPassword(given: Readonly<{ hash: string; password: string }>): Promise<boolean> {
  return await verify(given.hash, given.password.normalize('NFKC'))
}
