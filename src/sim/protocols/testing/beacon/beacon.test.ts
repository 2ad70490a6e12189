/**
 * A protocol is one folder and its line in each list of the registry (the rows, and the lines that the page reads without
 * them): a toy is told by text, boots, talks, is typed at, stopped, reloaded, shown in a terminal and forked, and nothing
 * else knows of it.
 */
import { describe, expect, it, vi } from 'vitest'
import { type ConsoleContext, exec } from '../../../../console/index'
import { parseIos, renderIos } from '../../../../ios/index'
import { type Lab, news, play, settleWith, typed } from '../../../../testing/lab'
import { atSeconds, forkNetwork, runUntil, type SimTime, schedule, tableOf, viewOf } from '../../../index'
import { PROTOCOLS } from '../../all'
import { PROTOCOL_LINES } from '../../lines'

vi.mock('../../all', async (original) => {
  const { PROTOCOLS: known } = await original<typeof import('../../all')>()
  const { beacon } = await import('./index')
  return { PROTOCOLS: [...known, beacon] }
})

vi.mock('../../lines', async (original) => {
  const { PROTOCOL_LINES: known } = await original<typeof import('../../lines')>()
  const { BEACON_LINES } = await import('./lines')
  return { PROTOCOL_LINES: [...known, ...BEACON_LINES] }
})

const told = (seconds: number) => (text: string) =>
  text.replace(/^(interface FastEthernet0\/0\n)/m, `$1 beacon every ${seconds}\n`)

const lab = settleWith({ 'gateway-1': told(5), 'gateway-2': told(5) })

const heardBy = ({ network }: Pick<Lab, 'network'>, device: string) =>
  (tableOf(network, device, 'beacons') ?? []).map(({ says }) => says)

describe('a protocol that comes to the others', () => {
  it('is in the lists, whose lines agree', () => {
    expect(PROTOCOLS.map(({ name }) => name)).toContain('beacon')
    expect(PROTOCOLS.flatMap(({ lines = [] }) => lines)).toEqual(PROTOCOL_LINES)
  })

  it('is told by text, which is written as it was read', () => {
    const text = 'interface FastEthernet0/0\n beacon every 5\n'
    const { config, diagnostics } = parseIos(text)
    expect(diagnostics).toEqual([])
    expect(renderIos(config)).toContain('interface FastEthernet0/0\n beacon every 5\n')
  })

  it('boots and talks, and its journal is everybody’s', () => {
    expect([heardBy(lab, 'gateway-1'), heardBy(lab, 'gateway-2')]).toEqual([['gateway-2'], ['gateway-1']])
    const said = lab.network.journal.filter(({ protocol }) => protocol === 'beacon')
    expect(said.map(({ device, text }) => `${device}: ${text}`)).toEqual([
      'gateway-2: gateway-1 is there',
      'gateway-1: gateway-2 is there',
    ])
  })

  it('is in the view, and shown at a terminal', () => {
    expect(viewOf(lab.network).devices).toHaveProperty('gateway-1.beacons.0.says', 'gateway-2')
    const { built, network } = lab
    const configuration = built.scene.configurations.find(({ device }) => device === 'gateway-1')
    if (!configuration) throw new Error('gateway-1 is missing')
    const context: ConsoleContext = { view: viewOf(network), configuration, text: '' }
    const { ok, output } = exec(context, 'show beacon')
    expect([ok, output]).toEqual([true, 'gateway-2 at 10.81.0.4 on FastEthernet0/0'])
  })

  it('is stopped by a fault, and begins afresh', () => {
    const network = forkNetwork(lab.network)
    const fault = { kind: 'process', device: 'gateway-1', process: 'beacon' } as const
    const at = (seconds: number) => (lab.network.now + atSeconds(seconds)) as SimTime
    const sent = () => network.journal.length
    schedule(network, { at: at(1), action: 'fault', fault })
    schedule(network, { at: at(60), action: 'restore', fault })
    runUntil(network, at(50))
    const before = sent()
    expect(heardBy({ network }, 'gateway-1')).toEqual(['gateway-2'])
    runUntil(network, at(80))
    expect(sent()).toBeGreaterThan(before)
    expect(heardBy({ network }, 'gateway-1')).toEqual(['gateway-2'])
  })

  it('says goodbye in an orderly reload, and is heard again after the boot', () => {
    const down = play(lab, [[1, 'fault', 'reload:gateway-2/orderly,boot=30']], 20)
    expect(heardBy(down, 'gateway-1')).toEqual([])
    const back = play(down, [], 40)
    expect(heardBy(back, 'gateway-1')).toEqual(['gateway-2'])
    expect(
      news(lab, back)
        .filter(({ protocol }) => protocol === 'beacon')
        .map(({ device }) => device),
    ).toContain('gateway-2')
  })

  it('is not told of by a reload that nobody prepared', () => {
    const down = play(lab, [[1, 'fault', 'reload:gateway-2/boot=30']], 20)
    expect(heardBy(down, 'gateway-1')).toEqual(['gateway-2'])
  })

  it('obeys what is typed at a running router, in a fork that leaves the network alone', () => {
    const lines = ['interface FastEthernet0/0', 'no beacon']
    const quiet = typed(lab, 'gateway-2', lines, (text) => `${text}\n! quiet\n`)
    expect(heardBy(quiet, 'gateway-2')).toEqual(['gateway-1'])
    const later = play(quiet, [[1, 'fault', 'reload:gateway-1/boot=20']], 60)
    expect(heardBy(later, 'gateway-1')).toEqual([])
    expect(heardBy(lab, 'gateway-1')).toEqual(['gateway-2'])
  })
})
