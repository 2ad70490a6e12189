/** What cannot be written: one sentence, exit 2, never a hanging call. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from './testing/run'

const unusable = (words: string) => ({ code: 2, err: expect.stringMatching(new RegExp(`^headend: .*${words}.*\n$`)) })

describe('what cannot be written', () => {
  it.runIf(existsSync('/proc/self'))('a folder that takes none', async () => {
    const of = 'srnd-figure-c1'
    expect(await run('export', of, '--out', '/proc/x')).toMatchObject(unusable('takes no files'))
    expect(await run('export', of, '--out', import.meta.filename)).toMatchObject(unusable('a file of that name'))
    expect(await run('import', import.meta.filename, '--out', '/proc/x/y')).toMatchObject({ code: 2 })
  })
  it.runIf(existsSync('/dev/full'))('output to a full disk, and to who has gone', () => {
    const shell = (command: string) =>
      spawnSync('bash', ['-c', `npx tsx src/cli/main.ts reference empty ${command}; exit \${PIPESTATUS[0]}`])
    const full = shell('> /dev/full')
    expect([full.status, full.stderr.toString()]).toEqual([
      2,
      'headend: the output cannot be written: the disk is full\n',
    ])
    const gone = shell('| true')
    expect([gone.status, gone.stderr.toString().split('\n').length]).toEqual([2, 2])
  })
})
