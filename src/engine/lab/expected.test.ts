/** EXPECTED.md says what the engine found, in the laboratory's names, and its scenario is one that `run` takes. */
import { describe, expect, it } from 'vitest'
import { type Design, type Patch, parseScenarioFile, REFERENCE_DESIGNS } from '../../design/index'
import { withPatch } from '../../testing/lab'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { play } from '../run/play'
import { settleScene } from '../run/settle'
import { expectedFiles, scenariosOf } from './expected'
import { factsOf } from './facts'

type InsertedLine = Patch['insert'][number]

function done<Result>(work: Work<Result>): Result {
  let next = work.next()
  while (!next.done) next = work.next()
  return next.value
}

const design = (() => {
  const found = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')
  if (!found) throw new Error('the reference design is missing')
  return found.build()
})()

function loadedOf(of: Design): Loaded {
  const built = buildScene(of)
  return { revision: 1, design: of, built, ...done(settleScene(built.scene)) }
}
const loaded = loadedOf(design)
const reload = scenariosOf(loaded).filter(({ name }) => name === 'standby-reload')

describe('EXPECTED.md', () => {
  const about = {
    tool: 'cml',
    renamed: [{ device: 'gateway-1', from: 'FastEthernet0/1', to: 'GigabitEthernet0/1' }],
    lost: ['A sentence.'],
  }
  const files = done(expectedFiles(loaded, reload, about))
  const text = files.find(({ name }) => name === 'EXPECTED.md')?.text ?? ''

  it('has service, routing tables by the names of the laboratory, and what is not held', () => {
    expect(text).toContain('6 of 6 are in service')
    expect(text).toMatch(/\| soho-24 \| 10\.81\.2\.24\/29 \| in service \| gateway-2 \|/)
    expect(text).toMatch(/D EX {4}10\.81\.2\.24 .* via 192\.168\.81\.4, \S+, GigabitEthernet0\/1/)
    expect(text).toContain('- A sentence.')
  })
  it('tells each silence as a run of the scenario finds it', () => {
    const [scenario] = reload
    if (!scenario) throw new Error('the scenario is missing')
    const { result } = done(play(loaded, scenario)).run
    const silent = result.outages.find(({ direction }) => direction === 'forward')
    const seconds = (((silent?.to ?? 0) - (silent?.from ?? 0)) / 1e6).toFixed(2)
    expect(Number(seconds)).toBeGreaterThan(1)
    expect(text).toContain(
      `| hq-phone to phone-24 | ${(((silent?.from ?? 0) - result.start) / 1e6).toFixed(2)} s | ${seconds} s |`,
    )
    expect(text).toContain('| hq-phone to phone-0 | never | – |')
  })
  it('comes with the scenario as a file that is read again', () => {
    const file = files.find(({ name }) => name === 'scenarios/standby-reload.json')
    expect(parseScenarioFile(file?.text ?? '', 'standby-reload')).toMatchObject({ ok: true })
  })
})

describe('EXPECTED.md of a design that is partly not known', () => {
  const about = { tool: 'containerlab', renamed: [], lost: [] }
  const textOf = (of: Loaded) =>
    done(expectedFiles(of, [], about)).find(({ name }) => name === 'EXPECTED.md')?.text ?? ''
  const partly = (...lines: readonly InsertedLine[]) => loadedOf(withPatch('gateway-1', { insert: lines }, design))
  const tables = (text: string) => text.slice(text.indexOf('## Routing tables'))

  it('says of one that is known that it is', () => {
    expect(textOf(loaded)).toContain('## What is not known\n\nNothing')
    expect(textOf(loaded)).not.toContain('not known in full')
  })
  it('names the line, and gives no table that hangs on it as expected', () => {
    const text = textOf(partly({ section: ['router eigrp 64'], text: 'distance 91 10.0.0.0 0.255.255.255' }))
    const note = /- Not known what EIGRP 64 learns and tells, because of line \d+ of gateway-1: "distance 91 /
    expect(text.slice(0, text.indexOf('## Sites in service'))).toMatch(note)
    expect(tables(text)).toMatch(/gateway-1: its table is not known in full[^\n]*\n\n- Not known what EIGRP 64/)
    expect(tables(text)).toContain('gateway-2: its table is not known in full')
    expect(tables(text)).toMatch(/\n\nsoho-24\n/)
  })
  it('leaves the tables of others alone where a device’s own route is open', () => {
    const text = textOf(partly({ section: [], text: 'ip route 10.99.0.0 255.255.0.0 192.168.81.4 frobnicate' }))
    expect(text).toMatch(/- Not known [^\n]* because of line \d+ of gateway-1: "ip route 10\.99/)
    expect(tables(text)).toContain('gateway-1: its table is not known in full')
    expect(tables(text)).toMatch(/\n\nsoho-24\n/)
  })
})

describe('what only the running network knows', () => {
  it('has leases, reverse routes with the hop that they resolve to, and both ends of a cut', () => {
    const facts = factsOf(loaded)
    expect(facts.leases.get('phone-24/Ethernet')).toMatch(/^10\.81\.2\.\d+\/29$/)
    expect(facts.reverseRoutes).toContainEqual({
      device: 'gateway-1',
      address: '10.81.2.0',
      mask: '255.255.255.248',
      nextHop: '10.81.0.1',
    })
    expect(facts.cuts.map(({ device }) => device)).toEqual(['gateway-1', 'gateway-2'])
  })
})
