import { Client } from 'pg'

const connectionTimeoutMs = 5_000
const tryAgainMs = 500

/**
 * Listens to a channel of a PostgreSQL server on a connection of its own, and connects again whenever it is lost. What was
 * said meanwhile is not heard, so `heard` is called after each connecting too. Answers how to stop.
 */
export function listenToServer(url: string, channel: string, heard: () => void): () => Promise<void> {
  let stopped = false
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  const connect = async (): Promise<void> => {
    const mine = new Client({ connectionString: url, connectionTimeoutMillis: connectionTimeoutMs, keepAlive: true })
    client = mine
    let lost = false
    const lose = () => {
      if (lost) return
      lost = true
      void mine.end().catch(() => undefined)
      if (!stopped) timer = setTimeout(() => void connect(), tryAgainMs).unref()
    }
    mine.on('error', lose).on('end', lose).on('notification', heard)
    try {
      await mine.connect()
      await mine.query(`listen ${mine.escapeIdentifier(channel)}`)
      heard()
    } catch {
      lose()
    }
  }
  void connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}
