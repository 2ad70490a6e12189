import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildName, pageFiles } from './offline'

it('lists what a page may ask for, and names a build by what is in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headend-build-'))
  for (const path of ['assets', '.vite']) mkdirSync(join(folder, path))
  const texts = {
    'index.html': 'a',
    'assets/a.js': 'b',
    'assets/a.js.map': 'c',
    '.vite/manifest.json': 'd',
    'service-worker.js': 'e',
  }
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text)
  const files = pageFiles(folder)
  expect(files).toEqual(['assets/a.js', 'index.html'])
  const name = buildName(folder, files)
  expect(buildName(folder, files)).toBe(name)
  writeFileSync(join(folder, 'assets/a.js'), 'other')
  expect(buildName(folder, files)).not.toBe(name)
  rmSync(folder, { recursive: true })
})
