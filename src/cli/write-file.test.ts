/** What cannot be written: one sentence, exit 2, never a hanging call. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { run } from './testing/run'

const unusable = (words: string) => ({ code: 2, err: expect.stringMatching(new RegExp(`^headend: .*${words}.*\n$`)) })

describe('what cannot be written', () => {
  it.runIf(existsSync('/proc/self'))('a folder that takes none', async () => {
    const of = 'srnd-figure-c1'
    expect(await run('export', of, '--out', '/proc/x')).toMatchObject(unusable('takes no files'))
    expect(await run('export', of, '--out', import.meta.filename)).toMatchObject(unusable('a file of that name'))
    expect(await run('import', import.meta.filename, '--out', '/proc/x/y')).toMatchObject({ code: 2 })
    // Before the work is done: none of these takes the seconds that a report or a sweep takes.
    const began = performance.now()
    expect(await run('report', of, '--out', '/proc/x/y.html')).toMatchObject(unusable('takes no files'))
    expect(await run('sweep', of, '--junit', '/proc/x.xml')).toMatchObject(unusable('takes no files'))
    expect(await run('sweep', of, '--junit', import.meta.dirname)).toMatchObject(unusable('it is a folder'))
    expect(performance.now() - began).toBeLessThan(5000)
  })
  it.runIf(existsSync('/dev/full'))('output to a full disk, and to who has gone', async () => {
    const shell = async (command: string) => {
      const call = `node --import tsx src/cli/main.ts reference empty ${command}; exit \${PIPESTATUS[0]}`
      const child = spawn('bash', ['-c', call])
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
      const [code, err] = await Promise.all([ended, text(child.stderr)])
      return { code, err }
    }
    const [full, gone] = await Promise.all([shell('> /dev/full'), shell('| true')])
    expect(full).toEqual({ code: 2, err: 'headend: the output cannot be written: the disk is full\n' })
    expect(gone).toEqual({ code: 2, err: 'headend: the output cannot be written: who was to read it has gone\n' })
  })
})
