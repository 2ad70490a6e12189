/** Tells the service worker what the build consists of: the names of its files, and a name made of what is in them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

const WORKER = 'service-worker.js'

/** Files of a built page that it may ask for. */
export function pageFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .filter((file) => file !== WORKER && !file.endsWith('.map') && !file.startsWith('.'))
    .sort()
}

export function buildName(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

export const offline: Plugin = {
  name: 'files-for-offline',
  apply: 'build',
  // What is in `public` and what other plugins write is there by then.
  writeBundle: {
    order: 'post',
    sequential: true,
    handler({ dir = 'dist' }) {
      const files = pageFiles(dir)
      const path = join(dir, WORKER)
      const text = readFileSync(path, 'utf8')
      if (!text.includes('__BUILD__')) throw new Error(`${path} has no place for the list of files`)
      const build = JSON.stringify({ name: buildName(dir, files), files })
      writeFileSync(path, `const __BUILD__=${build};\n${text}`)
    },
  },
}
