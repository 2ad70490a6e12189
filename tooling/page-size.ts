/** How much JavaScript a browser fetches before the page can start, read from the build's manifest. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface Script {
  readonly file: string
  /** Bytes as written, and as gzip sends them. */
  readonly bytes: number
  readonly gzip: number
}

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

/** The entry of index.html and all it imports at once; workers and what `import()` loads later are not in it. */
export function initialScripts(dist: string): readonly Script[] {
  const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const keys = new Set(['index.html'])
  for (const key of keys) {
    const chunk = manifest[key]
    if (chunk === undefined)
      throw new Error(`${dist}/.vite/manifest.json has no chunk ${key}. Build again: npm run build`)
    for (const other of chunk.imports ?? []) keys.add(other)
  }
  return [...keys].flatMap((key) => manifest[key]?.file ?? []).map((file) => measure(dist, file))
}

function measure(dist: string, file: string): Script {
  const text = readFileSync(join(dist, file))
  return { file, bytes: text.length, gzip: gzipSync(text).length }
}
