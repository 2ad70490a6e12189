/** EIGRP on the cable between the head-ends: both ends speak, and trust each other by more than the cable. */
import { type EigrpConfig, type InterfaceConfig, quotedLine, speaksOspf } from '../../../config/index'
import { classfulOf, formatIp } from '../../../net/index'
import { add, type Check, type CheckFound, type LineChange, lineOf, ofFirst, remove } from '../check'
import { addressOf, coversPort, type HeadEndScope, isCovered, isPassive, type Scope, speaks } from '../scope'

interface End {
  readonly head: HeadEndScope
  readonly port: InterfaceConfig
  readonly eigrp: EigrpConfig | undefined
}

/** Both ends of every cable between head-ends. */
function ends({ topology, headEnds }: Scope): readonly (readonly [End, End])[] {
  const named = new Map(headEnds.map((head) => [head.config.device, head]))
  const endOf = (device: string, name: string): readonly End[] => {
    const head = named.get(device)
    const port = head?.config.interfaces.find((item) => item.name === name)
    return head && port ? [{ head, port, eigrp: head.config.eigrp[0] }] : []
  }
  return topology.links.flatMap(({ a, b }) => {
    const [left] = endOf(a.device, a.interface)
    const [right] = endOf(b.device, b.interface)
    return left && right ? [[left, right] as const] : []
  })
}

export const crossOverEigrp: Check = {
  name: 'cross-over-eigrp',
  title: 'EIGRP speaks on the cross-over',
  why: 'A cross-over that is passive, or that no network line covers, forms no adjacency: the head-ends do not learn each other’s sites, and those on the standby are black-holed.',
  source: 'Source document: “EIGRP is configured with the network address of the cross-over interfaces”',
  check: (scope) => ends(scope).flatMap((pair) => [...pair.flatMap(silent), ...oneSided(pair)]),
}

/** Authentication at one end only: the ends hear nothing of each other, as with a key that differs (RFC 7868 section 9). */
function oneSided(pair: readonly [End, End]): readonly CheckFound[] {
  const asks = ({ eigrp, port }: End) => eigrp?.interfaces[port.name]?.authentication !== undefined
  const [told] = pair.filter(asks)
  const [silentEnd] = pair.filter((end) => !asks(end))
  if (!told?.eigrp || !silentEnd?.eigrp) return []
  return [
    {
      severity: 'error',
      device: silentEnd.head.config.device,
      ...lineOf(silentEnd.port.source),
      summary: `EIGRP is authenticated at ${told.head.config.device}'s end of the cross-over only: the two are no neighbours`,
      remedy: `Configure the same key here, or take the authentication away at ${told.head.config.device}.`,
    },
  ]
}

function silent({ head, port, eigrp }: End): readonly CheckFound[] {
  const { device } = head.config
  const address = addressOf(port)
  if (address === undefined || port.shutdown.value || (eigrp && speaks(eigrp, port))) return []
  if (speaksOspf(head.config, port.name, address)) return []
  const about = { severity: 'error', device, remedy: 'Let EIGRP speak on the cross-over.' } as const
  if (!eigrp) {
    const other = head.config.notKnown?.find(({ scope }) => scope.kind === 'routing')
    if (other)
      return [
        {
          severity: 'warning',
          device,
          ...lineOf(other.because),
          summary: `Not known whether the head-ends learn each other’s sites: ${quotedLine(other.because)}, is not simulated`,
          remedy:
            'Let EIGRP speak on the cross-over to have it simulated; else see for yourself that sites on the standby are reached.',
        },
      ]
    return [{ ...about, ...lineOf(port.source), summary: `${port.name}: no EIGRP runs on the cross-over` }]
  }
  if (eigrp.wide) return [{ ...about, ...lineOf(eigrp.source), summary: told(port, eigrp) }]
  const section = [eigrp.source.text]
  const changes: LineChange[] = []
  if (!isCovered(eigrp, port)) {
    const astray = eigrp.networks.filter((line) => !head.config.interfaces.some((item) => coversPort(line, item)))
    changes.push(...astray.map((line) => remove(device, section, line.source.text)))
    changes.push(add(device, section, `network ${formatIp(classfulOf(address).address)}`))
  }
  const passive = eigrp.passive.interfaces.find((item) => item.value === port.name)
  if (isPassive(eigrp, port.name)) {
    changes.push(
      passive && !eigrp.passive.default
        ? remove(device, section, passive.source?.text ?? '')
        : add(device, section, `no passive-interface ${port.name}`),
    )
  }
  return [
    {
      ...about,
      ...lineOf(passive?.source ?? eigrp.networks[0]?.source ?? eigrp.source),
      summary: told(port, eigrp),
      fix: { says: changes.map(sentence).join(' '), safe: true, changes },
    },
  ]
}

function told(port: InterfaceConfig, eigrp: EigrpConfig): string {
  const why = isCovered(eigrp, port) ? 'is passive' : `is covered by no network line of EIGRP ${eigrp.as}`
  return `The cross-over ${port.name} ${why}: the head-ends do not learn each other’s sites`
}

const sentence = ({ action, text }: LineChange) => (action === 'add' ? `Writes "${text}".` : `Takes "${text}" away.`)

export const eigrpAuthentication: Check = {
  name: 'eigrp-authentication',
  title: 'EIGRP neighbours authenticate',
  why: 'Whoever gets at an interface where EIGRP speaks can become a neighbour and draw the sites’ traffic to itself.',
  source: 'RFC 7868 section 9; the source document has none',
  check: (scope) => {
    const open = [
      ...new Map(
        ends(scope)
          .flat()
          .filter(({ eigrp, port }) => eigrp && !eigrp.interfaces[port.name]?.authentication)
          .map((end) => [`${end.head.config.device} ${end.port.name}`, end]),
      ).values(),
    ]
    if (open.length === 0) return []
    const chain = scope.headEnds
      .flatMap(({ config }) => config.eigrp.flatMap((item) => Object.values(item.interfaces)))
      .flatMap(({ authentication: told }) => (told?.kind === 'md5' ? [told.chain] : []))[0]
    const devices = [...new Set(open.map(({ head }) => head.config.device))]
    return [
      {
        severity: 'info',
        ...ofFirst(devices),
        ...lineOf(open[0]?.port.source),
        summary: `EIGRP on the cross-over is not authenticated (${devices.join(', ')})`,
        remedy: 'Configure a key chain and MD5 authentication on both ends.',
        fix: {
          says: 'Writes a key chain and MD5 authentication at both ends of the cross-over, its key encrypted in the text. The key is a new one, made by chance.',
          safe: true,
          changes: [
            ...open.flatMap(({ head, port, eigrp }) => authenticated(head, port, eigrp?.as ?? 0, chain ?? 'HEADEND')),
            ...devices.map((device) => add(device, [], 'service password-encryption')),
          ],
        },
      },
    ]
  },
}

function authenticated(head: HeadEndScope, port: InterfaceConfig, as: number, chain: string): readonly LineChange[] {
  const section = [port.source?.text ?? '']
  const { device } = head.config
  return [
    add(device, section, `ip authentication mode eigrp ${as} md5`),
    add(device, section, `ip authentication key-chain eigrp ${as} ${chain}`),
  ]
}
