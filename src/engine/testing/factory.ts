/** Routers fresh from the factory, for tests: every port shut down, no address, no name; and what is typed at their consoles. */

import { versionOf } from '../../config/index'
import { exec, FRESH_TERMINAL } from '../../console/index'
import { convertIos } from '../../convert/index'
import type { Design } from '../../design/index'
import { asPrinted, parseIos, renderCommand, type Statement, standingIos } from '../../ios/index'
import { tableValues } from '../../net/index'
import { type Network, viewOf } from '../../sim/index'
import { done } from '../../testing/done'
import { type Built, buildScene } from '../build'
import { asDrawn, drawnOf } from '../drawn'
import type { Loaded } from '../loaded'
import { settleScene } from '../run/settle'
import { applyEffect, passMoment } from '../terminal/act'
import { contextOf } from '../terminal/context'

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
export function fresh(design: Design): Loaded {
  const built = buildScene(design)
  const texts = new Map(routersOf(built).map(({ device }) => [device, factoryText(design, device)]))
  const configurations = built.scene.configurations.map((configuration) => {
    const { device, release } = configuration
    const text = texts.get(device)
    return text === undefined
      ? configuration
      : asDrawn(convertIos(device, parseIos(text).config, { release }).configuration, drawnOf(configuration))
  })
  const blank: Built = { ...built, scene: { ...built.scene, configurations } }
  return { revision: 1, design, built: blank, ...done(settleScene(blank.scene)), typed: Object.fromEntries(texts) }
}

export const routersOf = (built: Built) => built.texts.filter(({ language }) => language === 'ios')

/** Every line at the device's console; what it says that is no prompt and no log. */
export function typedAt(
  loaded: Loaded,
  device: string,
  text: string,
): { readonly after: Loaded; readonly refused: string[] } {
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

export const routes = (network: Network) =>
  tableValues(viewOf(network).devices).map(({ device, routes: rows }) => [
    device,
    rows
      .map(({ route, active, resolved }) => {
        const { protocol, prefix, nextHop, metric, tag } = route
        return JSON.stringify({ protocol, prefix, nextHop, metric, tag, active, resolved })
      })
      .sort(),
  ])

export const told = (text: string, release: string) =>
  asPrinted(standingIos(parseIos(text).config.statements), release).filter(
    ({ command }) => command.kind !== 'comment' && command.kind !== 'version' && command.kind !== 'end',
  )

/** Each line with the sections that it stands in; entries of lists stand in their order. */
export const linesOf = (items: readonly Statement[], path = ''): readonly string[] =>
  items
    .flatMap(({ command, negated, children }) => {
      const line = `${path} / ${renderCommand(command, negated)}`
      return [line, ...linesOf(children, line)]
    })
    .sort()
