/**
 * What is exported to be pasted, typed line by line at the consoles of routers fresh from the factory: every port shut
 * down, no address, no name. The network that comes up is the designed one.
 */
import { describe, expect, it } from 'vitest'
import { exec, FRESH_TERMINAL } from '../console/index'
import { BASELINE_ROLES, type Design, usualBaseline } from '../design/index'
import { inForm } from '../interop/index'
import { atSeconds, runUntilSettled, type SimTime } from '../sim/index'
import { done } from '../testing/done'
import { reference, settle, trace } from '../testing/lab'
import { buildScene } from './build'
import type { Loaded } from './loaded'
import { settleScene } from './run/settle'
import { applyEffect, passMoment } from './terminal/act'
import { contextOf, runningText } from './terminal/context'
import { fresh, linesOf, routersOf, routes, told, typedAt } from './testing/factory'

const managed = (design: Design): Design => {
  const roles = Object.fromEntries(
    BASELINE_ROLES.map((role) => [role, { on: true, text: usualBaseline(design, role) }]),
  )
  const secrets = ['enable', 'admin', 'snmp'].map((name) => ({ name, value: `Gr4nite-${name}` }))
  return { ...design, baseline: { roles, secrets } }
}

const WAYS = [
  ['callmanager', 'phone-24'],
  ['callmanager', 'phone-16'],
  ['phone-24', 'phone-16'],
] as const

/** Nothing has happened before: what was struck then would find no tunnel. */
const QUIET: Design = { ...reference(), history: [] }

describe.each([
  ['as it is', QUIET],
  ['with its management baseline', managed(QUIET)],
] as const)('the reference design %s, pasted into routers from the factory', (_, design) => {
  const lab = settle(design)
  let loaded = fresh(design)
  const before = routes(loaded.network)
  const refused: string[] = []
  for (const { device, text } of routersOf(lab.built)) {
    const result = typedAt(loaded, device, inForm(device, 'ios', text, 'paste'))
    loaded = result.after
    refused.push(...result.refused)
  }
  runUntilSettled(loaded.network, (loaded.network.now + atSeconds(600)) as SimTime)

  it('is taken whole', () => {
    expect(refused).toEqual([])
    for (const { device, text } of routersOf(lab.built)) {
      const release = loaded.built.scene.configurations.find((item) => item.device === device)?.release ?? ''
      expect(linesOf(told(runningText(loaded, device), release))).toEqual(linesOf(told(text, release)))
    }
  })
  it('brings up the same network', () => {
    expect(before).not.toEqual(routes(lab.network))
    expect(routes(loaded.network)).toEqual(routes(lab.network))
    for (const [from, to] of WAYS) {
      const [typed, designed] = [trace({ ...lab, network: loaded.network }, from, to), trace(lab, from, to)]
      expect([typed.forward.disposition, typed.return.disposition]).toEqual(['accepted', 'accepted'])
      expect(typed.forward.hops.map(({ device }) => device)).toEqual(designed.forward.hops.map(({ device }) => device))
    }
  })
})

describe('pasted over the very tunnel, into a router that runs an older text', () => {
  it('no line of it cuts the session', () => {
    const before = buildScene(QUIET)
    let loaded: Loaded = { revision: 1, design: QUIET, built: before, ...done(settleScene(before.scene)) }
    const text = textOf(managed(QUIET), 'soho-24')
    const cut: string[] = []
    let [terminal, typed] = [FRESH_TERMINAL, 0]
    for (const line of inForm('soho-24', 'ios', text, 'paste').split('\n')) {
      const context = contextOf(loaded, 'soho-24')
      if (typeof context === 'string') throw new Error(context)
      const result = exec(context, line, terminal)
      terminal = result.terminal
      for (const effect of result.effects) loaded = applyEffect(loaded, 'soho-24', effect)
      if (result.effects.length === 0) continue
      passMoment(loaded.network)
      // What one line breaks is broken for the next two as well.
      if (typed++ % 3 !== 0) continue
      const way = trace(
        { design: QUIET, built: before, network: loaded.network },
        'admin-pc',
        'soho-24/Ethernet1',
        'tcp',
      )
      if (way.forward.disposition !== 'accepted' || way.return.disposition !== 'accepted') cut.push(line)
    }
    expect(cut).toEqual([])
    expect(runningText(loaded, 'soho-24')).toContain('username admin')
  })
})

const textOf = (design: Design, device: string): string =>
  buildScene(design).texts.find((item) => item.device === device)?.text ?? ''
