/** Long work tells how far it is, and can be ended with what is known. */
import { describe, expect, it } from 'vitest'
import { Progress, progressLine } from './progress'
import { run } from './testing/run'

function watch(isTTY: boolean) {
  const screen = { text: '', now: 0 }
  const stream = { isTTY, columns: 30, write: (text: string) => (screen.text += text) }
  return { screen, progress: new Progress(stream, () => screen.now) }
}

describe('progress', () => {
  it('of what is done within a second says nothing', () => {
    const { screen, progress } = watch(true)
    screen.now = 999
    progress.tell(0.9, 'run 9 of 10')
    progress.end()
    expect(screen.text).toBe('')
  })
  it('on a terminal is one line that is written anew, fits, and is gone at the end', () => {
    const { screen, progress } = watch(true)
    screen.now = 2000
    progress.tell(0.5, 'run 5 of 10 with a long text behind it')
    screen.now = 3000
    progress.tell(0.75, 'run 7 of 10')
    progress.end()
    const lines = screen.text.split('\r\u001b[K')
    expect(lines).toEqual(['', '50 %, 2 s left: run 5 of 10 w', '75 %, 1 s left: run 7 of 10', ''])
  })
  it('elsewhere is a line now and then', () => {
    const { screen, progress } = watch(false)
    for (screen.now = 0; screen.now <= 40_000; screen.now += 500) progress.tell(screen.now / 40_000, 'x')
    expect(screen.text.split('\n').slice(0, -1)).toHaveLength(4)
  })
  it('foretells nothing at the very beginning', () => {
    expect(progressLine(0.01, 2000, 'settling')).toBe('1 %: settling')
    expect(progressLine(0.1, 20_000, 'x')).toBe('10 %, 3 min left: x')
  })
})

describe('Ctrl-C', () => {
  it('ends long work with what is known so far', async () => {
    const failover = run('failover', 'srnd-figure-c1', '--fault', 'reload:gateway-2', '--runs', '50000', '--json')
    setTimeout(() => process.emit('SIGINT'), 1500)
    const { runs } = JSON.parse((await failover).out) as { runs: number }
    expect(runs).toBeGreaterThan(0)
    expect(runs).toBeLessThan(50_000)
  })
})
