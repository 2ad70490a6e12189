import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { initialScripts } from './page-size'

const dist = mkdtempSync(join(tmpdir(), 'headend-dist-'))
afterAll(() => rmSync(dist, { recursive: true, force: true }))

it('counts what loads at once, each file once, and nothing that loads later', () => {
  const manifest = {
    'index.html': { file: 'entry.js', imports: ['vendor', 'shared'], dynamicImports: ['later'] },
    shared: { file: 'shared.js', imports: ['vendor'] },
    vendor: { file: 'vendor.js' },
    later: { file: 'later.js', imports: ['shared'] },
  }
  mkdirSync(join(dist, '.vite'))
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(manifest))
  for (const { file } of Object.values(manifest)) writeFileSync(join(dist, file), 'x'.repeat(1000))

  const scripts = initialScripts(dist)

  expect(scripts.map(({ file }) => file).sort()).toEqual(['entry.js', 'shared.js', 'vendor.js'])
  for (const { bytes, gzip } of scripts) {
    expect(bytes).toBe(1000)
    expect(gzip).toBeLessThan(100)
  }
})

it('refuses a manifest that has no page', () => {
  writeFileSync(join(dist, '.vite/manifest.json'), '{}')
  expect(() => initialScripts(dist)).toThrow(/npm run build/)
})
