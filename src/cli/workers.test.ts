/** `--workers` in processes as they are: what they did together is what one process does, and Ctrl-C ends them all. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { run } from './testing/run'

const FAILOVER = ['failover', 'srnd-figure-c1', '--fault', 'reload:gateway-2', '--json']

function start(...words: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...FAILOVER, ...words])
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, ended: Promise.all([code, text(child.stdout), text(child.stderr)]) }
}

const workersOf = (pid: number | undefined): readonly string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)

describe('workers', () => {
  it('do together what one process does, byte for byte', { timeout: 60_000 }, async () => {
    const whole = await run(...FAILOVER, '--runs', '3')
    expect(await start('--runs', '3', '--workers', '2').ended).toEqual([0, whole.out, ''])
  })
  it.runIf(existsSync('/proc/self/task'))('end with their parent at Ctrl-C', { timeout: 60_000 }, async () => {
    const { child, ended } = start('--runs', '100000', '--workers', '2')
    let workers: readonly string[] = []
    while (workers.length < 2) {
      await pause(50)
      workers = workersOf(child.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--shard'))
    }
    await pause(100)
    child.kill('SIGINT')
    const [code, , err] = await ended
    expect(code).toBe(2)
    expect(err).toMatch(/^headend: Stopped by hand/)
    expect(workers.filter((pid) => existsSync(`/proc/${pid}/cmdline`))).toEqual([])
  })
})
