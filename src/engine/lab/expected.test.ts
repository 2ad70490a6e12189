/** EXPECTED.md says what the engine found, in the laboratory's names, and its scenario is one that `run` takes. */
import { describe, expect, it } from 'vitest'
import { parseScenarioFile, REFERENCE_DESIGNS } from '../../design/index'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { play } from '../run/play'
import { settleScene } from '../run/settle'
import { expectedFiles, scenariosOf } from './expected'
import { factsOf } from './facts'

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
const built = buildScene(design)
const loaded: Loaded = { revision: 1, design, built, ...done(settleScene(built.scene)) }
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
