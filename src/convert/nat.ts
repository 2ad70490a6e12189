/** Translation by a router's own lines: static entries first, then the dynamic ones in order (IOS). */
import { IOS_DEFAULTS, type NatConfig, type NatRule } from '../config/index'
import { remarkMissing } from './named'
import { address, all, type Known, leaveOpen, type Reader, sourceOf } from './reader'

export function readNat(reader: Reader): NatConfig | undefined {
  const { statements } = reader.config
  const used = all(statements, 'interface').some(({ children }) => all(children, 'ip-nat-side').length > 0)
  noteOthers(reader, used)
  const fixed = all(statements, 'ip-nat-static').map(staticRule)
  const dynamic = all(statements, 'ip-nat-inside-source').flatMap((line) => dynamicRule(reader, line) ?? [])
  if (!used && fixed.length + dynamic.length === 0) return undefined
  const { udp, tcp, other } = IOS_DEFAULTS.natSeconds
  return {
    passThrough: 'cookie-spi',
    udpTimeoutSeconds: udp,
    tcpTimeoutSeconds: tcp,
    espTimeoutSeconds: other,
    rules: [...fixed, ...dynamic],
  }
}

const crossing = ({ device }: Reader) => `what becomes of the addresses of what crosses ${device}`

function staticRule({ command, source }: Known<'ip-nat-static'>): NatRule {
  const { protocol, localPort, globalPort, routeMap } = command
  return {
    kind: 'static',
    local: address(command.local),
    to:
      command.interface === undefined
        ? { kind: 'address', address: address(command.global ?? '') }
        : { kind: 'interface', interface: command.interface },
    source,
    ...(command.noAlias ? { noAlias: true } : {}),
    ...(protocol === undefined || localPort === undefined || globalPort === undefined
      ? {}
      : { ports: { protocol, local: localPort, global: globalPort } }),
    ...(routeMap === undefined ? {} : { routeMap }),
  }
}

function dynamicRule(reader: Reader, { command, source }: Known<'ip-nat-inside-source'>): NatRule | undefined {
  const { by, name, target, vrf } = command
  if (vrf !== undefined)
    leaveOpen(reader, source, { kind: 'nat' }, crossing(reader), `Translation for VRF ${vrf} alone is not simulated`)
  const rule = { kind: 'dynamic', by, name, source } as const
  // A translation to an interface's one address is overloaded whether the word stands there or not (IOS).
  if (command.to === 'interface') return { ...rule, to: { kind: 'interface', interface: target }, overload: true }
  const pool = all(reader.config.statements, 'ip-nat-pool').find((item) => item.command.name === target)
  if (!pool) {
    remarkMissing(
      reader,
      source,
      { words: 'ip nat pool', name: target },
      {
        summary: `NAT pool ${target} does not exist`,
        detail: 'Nothing is translated by this line.',
        remedy: 'Define the pool.',
      },
    )
    return undefined
  }
  const { first, last, type } = pool.command
  if (type !== undefined)
    leaveOpen(reader, pool.source, { kind: 'nat' }, crossing(reader), `A pool of type ${type} is not simulated`)
  return { ...rule, to: { kind: 'pool', first: address(first), last: address(last) }, overload: command.overload }
}

/** Forms of translation that are not read: what becomes of the addresses of whatever crosses the router is open. */
function noteOthers(reader: Reader, used: boolean): void {
  if (!used) return
  for (const item of reader.config.statements) {
    const text = item.text.trim()
    if (item.command.kind !== 'unknown' || item.negated || !/^ip nat (?!translation|log|service|create)/.test(text))
      continue
    leaveOpen(reader, sourceOf(item), { kind: 'nat' }, crossing(reader), 'This form of translation is not simulated')
  }
}
