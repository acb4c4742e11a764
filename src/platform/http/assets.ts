import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { matchesTag } from './answer.ts'
import { chooseEncoding, type Encoding } from './content-encoding.ts'
import type { HttpEnvironment } from './environment.ts'
import { anyone } from './policy.ts'
import type { MatchableRoute } from './routes.ts'

/** One static file, whole in memory, as the design system makes them. `immutable`: its name changes with its content. */
export type StaticFile = Readonly<{
  path: string
  type: string
  body: Uint8Array
  immutable: boolean
  packed: (encoding: Encoding) => Uint8Array | undefined
}>

/** Static files as the frame sees them. They cost a visitor nothing: a page needs several, and browsers keep them. */
export function assetRoutes(files: readonly StaticFile[]): readonly MatchableRoute[] {
  return files.map(({ path }) => ({
    method: 'GET',
    name: `file ${path}`,
    path,
    policy: anyone,
    kind: 'asset',
    cost: 'free',
  }))
}

/** Serves static files, packed if the browser takes that, to be kept for a year where the name is that of the content. */
export function serveAssets(app: Hono<HttpEnvironment>, files: readonly StaticFile[]): void {
  for (const file of files) {
    const tag = `W/"${createHash('sha1').update(file.body).digest('base64url')}"`
    app.get(file.path, (context) => {
      const headers = new Headers({
        'content-type': file.type,
        'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'public, no-cache',
        etag: tag,
        vary: 'Accept-Encoding',
      })
      if (matchesTag(context.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers })
      const encoding = chooseEncoding(context.req.header('accept-encoding'))
      const packed = encoding === undefined ? undefined : file.packed(encoding)
      if (packed !== undefined && encoding !== undefined) headers.set('content-encoding', encoding)
      const bytes = packed ?? file.body
      headers.set('content-length', String(bytes.byteLength))
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers })
    })
  }
}

/** Packs files one after another while nothing else is to be done, so that no first visitor waits for it. */
export function packAhead(files: readonly StaticFile[]): void {
  const [file, ...others] = files
  if (file === undefined) return
  setTimeout(() => {
    file.packed('br')
    packAhead(others)
  }, 20).unref()
}
