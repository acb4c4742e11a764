import { join, resolve } from 'node:path'
import { z } from 'zod'
import { parseIsoDate, type IsoDate } from './core/iso-date.ts'

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('Port to listen on'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  DATA_DIR: z.string().min(1).default('var').describe('Folder for the embedded database and the match index'),
  DATABASE_URL: z.url().optional().describe('A PostgreSQL server; without it the embedded database is used'),
  SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('What sessions are signed with; without it one is made and kept in the database'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'The mail server, such as smtps://name:password@mail.example.org; without it messages wait in the outbox',
    ),
  MAIL_FROM: z.string().min(3).optional().describe('Whom messages come from, such as Exchange <exchange@example.org>'),
  DATABASE_READ_URL: z
    .url()
    .optional()
    .describe('A streaming replica of that server, for those who only look; one that lags or is away is passed over'),
  BASE_URL: z.url().optional().describe('The public address of this installation, for links in feeds and files'),
  AS_AT: z
    .string()
    .refine((text) => parseIsoDate(text) !== undefined, 'must be a date such as 2025-11-08')
    .optional()
    .describe('The day that bundled data is read as at; see the status page'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much is logged'),
  RATE_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe('Requests a minute that one address may make; a search counts as three'),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('How many proxies of your own stand in front; with 0 the header X-Forwarded-For is not believed'),
})

/** Everything the environment may say, parsed once; passed on as an argument, never read again. */
export type Config = Readonly<{
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  databaseReadUrl: string | undefined
  secret: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  baseUrl: string | undefined
  asAt: IsoDate | undefined
  logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  rateLimit: number
  trustedProxies: number
}>

/** The address that this installation is known by, without a slash at its end: the public one, or that of this machine. */
export function homeAddress({ baseUrl, host, port }: Pick<Config, 'baseUrl' | 'host' | 'port'>): string {
  const here = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return (baseUrl ?? here).replace(/\/+$/, '')
}

/** Thrown where a setting is wrong: nothing can start then. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The schema itself, from which `docs/configuration.md` is checked. */
export const configSchema = settings

/** Reads the settings; throws with one line a setting that is wrong, since nothing can start without them. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`The settings are not right.\n${lines.join('\n')}`)
  }
  const value = parsed.data
  return Object.freeze({
    port: value.PORT,
    host: value.HOST,
    // The default belongs to the installation and not to the folder that a command is typed in.
    dataDir:
      given['DATA_DIR'] === undefined ? join(import.meta.dirname, '..', value.DATA_DIR) : resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databaseReadUrl: value.DATABASE_READ_URL,
    secret: value.SECRET,
    smtpUrl: value.SMTP_URL,
    mailFrom:
      value.MAIL_FROM ?? `Innovation Exchange <exchange@${new URL(value.BASE_URL ?? 'http://localhost').hostname}>`,
    baseUrl: value.BASE_URL,
    asAt: value.AS_AT === undefined ? undefined : parseIsoDate(value.AS_AT),
    logLevel: value.LOG_LEVEL,
    rateLimit: value.RATE_LIMIT,
    trustedProxies: value.TRUST_PROXY,
  })
}
