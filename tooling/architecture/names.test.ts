import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTables } from './names'

it('finds what any string may index, and neither tests nor values that are looked at first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headend-names-'))
  mkdirSync(join(folder, 'src/sim/testing'), { recursive: true })
  const files = new Map([
    ['src/sim/a.ts', 'const a: Readonly<Record<string, number>> = {}\nconst b: Record<string, unknown> = {}\n'],
    ['src/sim/b.ts', 'interface B {\n  readonly [name: string]: number\n}\nconst c: Record<Kind, number> = {}\n'],
    ['src/sim/a.test.ts', 'const a: Record<string, number> = {}\n'],
    ['src/sim/testing/a.ts', 'const a: Record<string, number> = {}\n'],
    ['src/sim/c.ts', 'const a: Record<string, number> = {}\n'],
  ])
  for (const [file, text] of files) writeFileSync(join(folder, file), text)
  const found = openTables(folder, new Map([['src/sim/c.ts', 'its keys are none of a person’s']]))
  rmSync(folder, { recursive: true })
  expect(found.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(['src/sim/a.ts:1', 'src/sim/b.ts:2'])
})
