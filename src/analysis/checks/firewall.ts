/** A firewall as the checks of it look at it: its three sides, which head-ends stand behind it, and lines in its tongue. */
import type { AccessList, Configuration, InterfaceConfig } from '../../config/index'
import { type Ip, lookUp, type NameTable, wordTable } from '../../net/index'
import { add, type LineChange } from './check'
import { addressOf, type HeadEndScope, lineBefore, portTowards, type Scope } from './scope'

export interface FirewallScope {
  readonly config: Configuration
  readonly outside: InterfaceConfig | undefined
  readonly vpn: InterfaceConfig
  readonly inside: InterfaceConfig | undefined
  readonly headEnds: readonly BehindHead[]
}

export interface BehindHead {
  readonly head: HeadEndScope
  /** The address that sites peer with. */
  readonly local: Ip
  /** Its own address on the stick. */
  readonly stick: Ip
}

/** Every firewall that has head-ends on one of its segments behind it. */
export function firewallsOf(scope: Scope): readonly FirewallScope[] {
  return scope.firewalls.flatMap((config) => {
    const named = (zone: string) => config.interfaces.find((port) => port.zone?.name === zone)
    const headEnds = scope.headEnds.flatMap((head): readonly BehindHead[] => {
      const stick = addressOf(head.stick)
      const near = stick !== undefined && portTowards(config, stick)
      // One whose tunnels end on the firewall's outside network stands beside it.
      return near && near !== named('outside') && head.local !== undefined && stick !== undefined
        ? [{ head, local: head.local, stick }]
        : []
    })
    const [first] = headEnds
    const vpn = first && portTowards(config, first.stick)
    if (!vpn) return []
    return [{ config, vpn, outside: named('outside'), inside: named('inside'), headEnds }]
  })
}

const USUAL_LISTS: NameTable<string> = wordTable({ outside: 'OUTSIDE-IN' })

/** Lines that let more in by an interface, before whatever denies; none for a tongue that is not written here. */
export function permitting(
  scope: Scope,
  config: Configuration,
  port: InterfaceConfig,
  rules: readonly string[],
): readonly LineChange[] | undefined {
  const dialect = config.firewall?.dialect
  if ((dialect !== 'asa' && dialect !== 'pix') || !port.zone) return undefined
  const name = port.accessIn?.value ?? lookUp(USUAL_LISTS, port.zone.name) ?? `${port.zone.name.toUpperCase()}-IN`
  const head = `access-list ${name} ${dialect === 'asa' ? 'extended ' : ''}permit`
  const anchor = anchorOf(scope, config, lookUp(config.accessLists, name))
  const lines = rules.map((rule) => add(config.device, [], `${head} ${rule}`, anchor))
  if (port.accessIn) return lines
  return [...lines, add(config.device, [], `access-group ${name} in interface ${port.zone.name}`)]
}

function anchorOf(scope: Scope, config: Configuration, list: AccessList | undefined): string | undefined {
  const deny = list?.entries.find((entry) => entry.action === 'deny')
  if (deny) return lineBefore(scope, config.device, deny.line.line)
  return list?.entries.at(-1)?.line.text
}
