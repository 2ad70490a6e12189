/** A head-end's own settings, read from its text. */
import type { HeadEnd, InterfaceRole } from '../../design/index'
import type { Statement } from '../../ios/index'
import { classfulOf, ip, matchesWildcard, parseIp, wildcardOf } from '../../net/index'
import { cryptoFacts } from './crypto'
import { interfaceSections } from './interfaces'
import { commands, hasCommand, last, type Section, sections } from './statements'

/** A crypto map that waits for its peers, applied where HSRP runs or with an address of its own. */
export function isHeadEnd(statements: readonly Statement[]): boolean {
  const { responder } = cryptoFacts(statements)
  if (!responder) return false
  const at = interfaceSections(statements).find(({ command }) => command.name === responder.interface)
  return at !== undefined && (hasCommand(at.children, 'standby-ip') || responder.local !== undefined)
}

/** What each interface is for, by the crypto map, its local address, and EIGRP. */
export function headEndRole(statements: readonly Statement[], section: Section<'interface'>): InterfaceRole {
  const { responder } = cryptoFacts(statements)
  const { name } = section.command
  if (name === responder?.interface) return 'stick'
  if (name === responder?.local) return 'public'
  if (name.startsWith('Loopback')) return responder?.local === undefined ? 'public' : 'lan'
  return speaksEigrp(statements, section) ? 'cross-over' : 'lan'
}

function speaksEigrp(statements: readonly Statement[], { command, children }: Section<'interface'>): boolean {
  const own = parseIp(commands(children, 'ip-address').findLast((item) => !item.secondary)?.address ?? '')
  if (own === undefined) return false
  return sections(statements, 'router-eigrp').some((process) => {
    const passive = commands(process.children, 'passive-interface').some((item) => item.interface === command.name)
    const networks = commands(process.children, 'network')
    return !passive && networks.some((item) => matchesWildcard(own, ip(item.address), wildcardText(item)))
  })
}

function wildcardText(network: { readonly address: string; readonly wildcard?: string }) {
  return network.wildcard === undefined ? wildcardOf(classfulOf(ip(network.address)).length) : ip(network.wildcard)
}

type Settings = Pick<HeadEnd, 'hsrp' | 'defaultGateway' | 'redirects' | 'sameInterfaceCache' | 'reverseRoute'>

/** Defaults as IOS has them where the text is silent. */
export function headEndSettings(statements: readonly Statement[], stick: string | undefined): Settings {
  const found = sections(statements, 'interface').find(({ command }) => command.name === stick)
  const children = found?.children ?? []
  const preempt = last(children, 'standby-preempt')
  const template = cryptoFacts(statements).responder?.template
  const templates = sections(statements, 'dynamic-map').filter(({ command }) => command.name === template)
  return {
    hsrp: {
      priority: last(children, 'standby-priority')?.priority ?? 100,
      preempt: preempt !== undefined,
      preemptDelaySeconds: preempt?.delayMinimum ?? 0,
      tracks: commands(children, 'standby-track').map((item) => ({
        interface: item.interface,
        decrement: item.decrement ?? 10,
      })),
    },
    defaultGateway: defaultGateway(statements),
    redirects: !hasCommand(children, 'ip-redirects', true),
    sameInterfaceCache: commands(children, 'ip-route-cache').some((item) => item.what === 'same-interface'),
    reverseRoute: templates.some((item) => commands(item.children, 'reverse-route').some((line) => !line.static)),
  }
}

/** The next hop of the first default route; empty when there is none. */
export function defaultGateway(statements: readonly Statement[]): string {
  const route = commands(statements, 'ip-route').find((item) => item.address === '0.0.0.0' && item.mask === '0.0.0.0')
  return route?.interface === undefined ? (route?.nextHop ?? '') : ''
}
