/**
 * What is exported to be pasted, typed line by line at the consoles of routers fresh from the factory: every port shut
 * down, no address, no name. The network that comes up is the designed one.
 */
import { describe, expect, it } from 'vitest'
import { versionOf } from '../config/index'
import { exec, FRESH_TERMINAL } from '../console/index'
import { convertIos } from '../convert/index'
import { BASELINE_ROLES, type Design, usualBaseline } from '../design/index'
import { inForm } from '../interop/index'
import { asPrinted, parseIos, renderCommand, type Statement, standingIos } from '../ios/index'
import { tableValues } from '../net/index'
import { atSeconds, type Network, runUntilSettled, type SimTime, viewOf } from '../sim/index'
import { reference, settle, trace } from '../testing/lab'
import { type Built, buildScene, inBox } from './build'
import type { Loaded } from './loaded'
import type { Work } from './questions/question'
import { settleScene } from './run/settle'
import { applyEffect, passMoment } from './terminal/act'
import { contextOf, runningText } from './terminal/context'

const managed = (design: Design): Design => {
  const roles = Object.fromEntries(
    BASELINE_ROLES.map((role) => [role, { on: true, text: usualBaseline(design, role) }]),
  )
  const secrets = ['enable', 'admin', 'snmp'].map((name) => ({ name, value: `Gr4nite-${name}` }))
  return { ...design, baseline: { roles, secrets } }
}

/** A router as it comes: the ports that the design uses are on it, and all are shut. */
function factoryText(design: Design, device: string): string {
  const found = design.devices.find(({ name }) => name === device)
  const release = found && 'release' in found ? found.release : ''
  const ports = (found?.interfaces ?? []).filter(({ name }) => !/^(?:Loopback|Tunnel|Dialer)|\./.test(name))
  return [
    `version ${versionOf(release)}`,
    'hostname Router',
    ...ports.flatMap(({ name }) => [`interface ${name}`, ' no ip address', ' shutdown']),
    'line con 0',
    'line vty 0 4',
    'end',
    '',
  ].join('\n')
}

/** The design's network with its routers as they come. */
function fresh(design: Design): Loaded {
  const built = buildScene(design)
  const texts = new Map(routersOf(built).map(({ device }) => [device, factoryText(design, device)]))
  const configurations = built.scene.configurations.map((configuration) => {
    const { device, release, platform } = configuration
    const text = texts.get(device)
    return text === undefined
      ? configuration
      : inBox(convertIos(device, parseIos(text).config, { release }).configuration, platform)
  })
  const blank: Built = { ...built, scene: { ...built.scene, configurations } }
  return { revision: 1, design, built: blank, ...done(settleScene(blank.scene)), typed: Object.fromEntries(texts) }
}

const routersOf = (built: Built) => built.texts.filter(({ language }) => language === 'ios')

function done<Result>(work: Work<Result>): Result {
  for (;;) {
    const next = work.next()
    if (next.done) return next.value
  }
}

/** Every line at the device's console; what it says that is no prompt and no log. */
function typedAt(loaded: Loaded, device: string, text: string): { readonly after: Loaded; readonly refused: string[] } {
  let [after, terminal] = [loaded, FRESH_TERMINAL]
  const refused: string[] = []
  for (const line of text.split('\n')) {
    const context = contextOf(after, device)
    if (typeof context === 'string') throw new Error(context)
    const result = exec(context, line, terminal)
    if (!result.ok) refused.push(`${line}: ${result.output}`)
    for (const effect of result.effects) after = applyEffect(after, device, effect)
    if (result.effects.length > 0) passMoment(after.network)
    terminal = result.terminal
  }
  return { after, refused }
}

const routes = (network: Network) =>
  tableValues(viewOf(network).devices).map(({ device, routes: rows }) => [
    device,
    rows
      .map(({ route, active, resolved }) => {
        const { protocol, prefix, nextHop, metric, tag } = route
        return JSON.stringify({ protocol, prefix, nextHop, metric, tag, active, resolved })
      })
      .sort(),
  ])

const WAYS = [
  ['callmanager', 'phone-24'],
  ['callmanager', 'phone-16'],
  ['phone-24', 'phone-16'],
] as const

const told = (text: string, release: string) =>
  asPrinted(standingIos(parseIos(text).config.statements), release).filter(
    ({ command }) => command.kind !== 'comment' && command.kind !== 'version' && command.kind !== 'end',
  )

/** Each line with the sections that it stands in; entries of lists stand in their order. */
const linesOf = (items: readonly Statement[], path = ''): readonly string[] =>
  items
    .flatMap(({ command, negated, children }) => {
      const line = `${path} / ${renderCommand(command, negated)}`
      return [line, ...linesOf(children, line)]
    })
    .sort()

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
