import { keepCompiledCode } from './platform/compiled-code.ts'

keepCompiledCode()
const [{ ConfigError, readConfig }, { serve }] = await Promise.all([import('./config.ts'), import('./serve.ts')])

/** `npm start`: the same as `exchange serve`, without its options. */
async function start(): Promise<0 | 1> {
  const served = await serve(readConfig())
  if (served.ok) return 0
  console.error([served.problem.title, served.problem.detail].filter((part) => part !== undefined).join('\n'))
  return 1
}

try {
  process.exit(await start())
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
}
