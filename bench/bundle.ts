/** The measured program as it ships: bundled as the command line is, since a loader that compiles on the fly costs in hot places. */
import { join } from 'node:path'
import { build } from 'vite'

const OUT = join(import.meta.dirname, '.cache')

/** Builds it; its file. */
export async function bundled(): Promise<string> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'one.ts'),
      outDir: OUT,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'one.mjs' } },
    },
  })
  return join(OUT, 'one.mjs')
}
