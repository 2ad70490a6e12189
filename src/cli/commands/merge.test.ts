/** Parts that are merged print byte for byte what one call prints, and what are no parts of one answer are refused. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-shards-'))

let made = 0

/** Parts of a call, printed into files. */
async function parts(which: readonly number[], of: number, ...argv: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const part of which) {
    const { out, err, code } = await run(...argv, '--shard', `${part}/${of}`)
    expect({ err, code }).toEqual({ err: '', code: 0 })
    const file = join(folder, `part-${made++}.json`)
    writeFileSync(file, out)
    files.push(file)
  }
  return files
}

const FAILOVER = ['failover', 'srnd-figure-c1', '--fault', 'reload:gateway-2', '--runs', '4']
const SWEEP = ['sweep', 'srnd-figure-c1', '--scope', 'head-end']

const failovers = parts([1, 2, 3], 3, ...FAILOVER)

describe('the parts of an answer', () => {
  it('of a failover, merged in any order, are the whole', async () => {
    const files = await failovers
    expect(await run('merge', 'srnd-figure-c1', ...files.toReversed(), '--json')).toEqual(
      await run(...FAILOVER, '--json'),
    )
  })
  it('of a sweep too, with its exit code', async () => {
    const files = await parts([1, 2], 2, ...SWEEP)
    const merged = await run('merge', 'srnd-figure-c1', ...files, '--json')
    expect(merged).toEqual(await run(...SWEEP, '--json'))
    expect(merged.code).toBe(1)
  })
  it('are refused when one is missing, is of another question or design, or is none', async () => {
    const files = await failovers
    const [first = '', second = '', third = ''] = files
    const [other = ''] = await parts([1], 3, ...FAILOVER, '--seed', '9')
    const told = async (...argv: readonly string[]) => (await run('merge', ...argv)).err
    expect(await told('srnd-figure-c1', first, third)).toContain('part 2/3 is missing')
    expect(await told('srnd-figure-c1', first, second, third, third)).toContain('part 3/3 is there twice')
    expect(await told('srnd-figure-c1', other, second, third)).toContain('answers another question')
    expect(await told('srnd-two-crossovers', ...files)).toContain('of another design')
    const none = join(folder, 'none.json')
    for (const text of ['{}', 'null', readFileSync(first, 'utf8').replace('"run"', '"ran"')]) {
      writeFileSync(none, text)
      expect(await told('srnd-figure-c1', none)).toContain('is no part of an answer')
    }
    expect(await told('srnd-figure-c1', ...files, '--markdown')).toContain('a failover has no cases')
    for (const shard of ['4/3', '0/3', '1/0'])
      expect((await run(...FAILOVER, '--shard', shard)).err).toContain('which part of how many')
    expect((await run(...FAILOVER, '--workers', '0')).err).toContain('a whole number from 1 to 256')
  })
})
