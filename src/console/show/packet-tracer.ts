/**
 * `packet-tracer input …`: phases and result as an ASA prints them (ASA Command Reference, packet-tracer), made of what the
 * one forwarding path did with the packet at this device. Only phases that are simulated are printed.
 */
import { contains, formatIp, type Ip, type Ipv4Packet, lookUp, type NameTable, wordTable } from '../../net/index'
import type { DeviceTables, Hop, Step } from '../../sim/index'
import { type ConsoleContext, type PacketTracerRequest, tablesOf } from '../types'
import { zoneOf } from './firewall'

interface Phase {
  readonly type: string
  readonly subtype: string
  readonly denied: boolean
  readonly config: readonly string[]
  readonly information: readonly string[]
}

export function packetTracerOutput(
  context: ConsoleContext,
  { interface: name, packet }: PacketTracerRequest,
  hop: Hop | undefined,
): string {
  const tables = tablesOf(context)
  if (!hop || !tables) return 'ERROR: the interface takes no packets now'
  const phases = [...phasesOf(context, tables, hop, packet), ...madeFlow(hop)]
  return [...phases.flatMap(phaseLines), ...resultLines(context, tables, name, hop)].join('\n')
}

const phaseLines = ({ type, subtype, denied, config, information }: Phase, index: number): readonly string[] => [
  `Phase: ${index + 1}`,
  `Type: ${type}`,
  `Subtype: ${subtype}`,
  `Result: ${denied ? 'DROP' : 'ALLOW'}`,
  'Config:',
  ...config,
  'Additional Information:',
  ...information,
  '',
]

/** Each step with the packet as it was before it. */
function phasesOf(context: ConsoleContext, tables: DeviceTables, { steps }: Hop, packet: Ipv4Packet): readonly Phase[] {
  let before = packet
  return steps.flatMap((step) => {
    const phases = phaseOf(context, tables, step, before)
    before = step.packet ?? before
    return phases
  })
}

function phaseOf(context: ConsoleContext, tables: DeviceTables, step: Step, before: Ipv4Packet): readonly Phase[] {
  const { destination } = before
  const plain = { subtype: '', denied: false, config: [], information: [] }
  switch (step.type) {
    case 'route': {
      if (step.action === 'hairpin') return []
      const found = wayTo(context, tables, destination)
      const information = found ? [found] : ['No route to host']
      return [{ ...plain, type: 'ROUTE-LOOKUP', subtype: 'Resolve Egress Interface', denied: !found, information }]
    }
    case 'acl': {
      const known = step.rows.find((row) => row.table === 'connection')
      if (known) return [{ ...plain, type: 'FLOW-LOOKUP', information: [`Found flow: ${known.text}`] }]
      const line = step.configLine?.text.trim()
      const config = line?.startsWith('access-list ') ? [...bindings(context, line), line] : ['Implicit Rule']
      return [{ ...plain, type: 'ACCESS-LIST', denied: step.action === 'denied', config, information: [step.detail] }]
    }
    case 'nat':
      return [translationPhase(context, step, before)]
    case 'resolve':
      return step.action === 'known'
        ? [
            {
              ...plain,
              type: 'ADJACENCY-LOOKUP',
              subtype: 'Resolve Nexthop IP address to MAC',
              information: [step.detail],
            },
          ]
        : []
    default:
      return []
  }
}

/** UN-NAT is of the destination, NAT of the source; rpf-check is the translation of the answers. */
function translationPhase(
  context: ConsoleContext,
  { action, detail, configLine, packet }: Step,
  before: Ipv4Packet,
): Phase {
  const line = configLine?.text.trim() ?? ''
  const config = line === '' ? [] : translationConfig(context, configLine?.text ?? '')
  const plain = { subtype: '', denied: false, config, information: [detail] }
  const how = /\bstatic\b/i.test(line) ? 'Static' : 'Dynamic'
  if (action === 'untranslated' && packet) {
    const zone = /\(([\w.-]+),/.exec(line)?.[1] ?? ''
    const diverted = `NAT divert to egress interface ${zone}`
    const moved = `Untranslate ${endOf(before, 'destination')} to ${endOf(packet, 'destination')}`
    return { ...plain, type: 'UN-NAT', subtype: how.toLowerCase(), information: [diverted, moved] }
  }
  if (action !== 'translated' || !packet)
    return { ...plain, type: 'NAT', subtype: action === 'denied' ? 'rpf-check' : '', denied: action === 'denied' }
  return {
    ...plain,
    type: 'NAT',
    information: [`${how} translate ${endOf(before, 'source')} to ${endOf(packet, 'source')}`],
  }
}

/** `10.1.0.10/4000`; 0 where there are no ports. */
function endOf(packet: Ipv4Packet, end: 'source' | 'destination'): string {
  const { payload } = packet
  const ported = payload.protocol === 'tcp' || payload.protocol === 'udp'
  return `${formatIp(packet[end])}/${ported ? payload[end === 'source' ? 'sourcePort' : 'destinationPort'] : 0}`
}

/** The line, below the object that it is of. */
function translationConfig({ configuration }: ConsoleContext, line: string): readonly string[] {
  const object = configuration.firewall?.translations?.find(({ source }) => source.text === line)?.object
  return object === undefined ? [line.trim()] : [`object network ${object}`, ` ${line.trim()}`]
}

/** `access-group` lines that apply the list of a rule. */
function bindings({ configuration, text }: ConsoleContext, rule: string): readonly string[] {
  const list = /^access-list (\S+)/.exec(rule)?.[1]
  if (list === undefined || !lookUp(configuration.accessLists, list)) return []
  return text.split('\n').filter((line) => line.startsWith(`access-group ${list} `))
}

function wayTo({ configuration }: ConsoleContext, tables: DeviceTables, destination: Ip): string | undefined {
  const [best] = tables.routes
    .filter((row) => row.active && contains(row.route.prefix, destination))
    .sort((a, b) => b.route.prefix.length - a.route.prefix.length)
  if (!best) return undefined
  const zone = zoneOf(configuration, best.resolved?.interface)
  return `found next-hop ${formatIp(best.resolved?.gateway ?? destination)} using egress ifc  ${zone}`
}

/** A packet that goes on, and belongs to nothing known, makes a flow. */
function madeFlow(hop: Hop): readonly Phase[] {
  const old = hop.steps.some((step) => step.rows.some((row) => row.table === 'connection'))
  if (hop.end || old) return []
  const information = ['New flow created, packet dispatched to next module']
  return [{ type: 'FLOW-CREATION', subtype: '', denied: false, config: [], information }]
}

/** How the drop is named: by its disposition. */
const DROPS: NameTable<string> = wordTable({
  'denied-in': '(acl-drop) Flow is denied by configured rule',
  'denied-out': '(acl-drop) Flow is denied by configured rule',
  'no-route': '(no-route) No route to host',
  'neighbor-unreachable': '(no-adjacency) No valid adjacency',
  'dropped-by-nat': '(nat-xlate-failed) NAT failed',
  loop: '(ttl-exceeded) ttl exceeded',
})

function resultLines(
  { configuration }: ConsoleContext,
  tables: DeviceTables,
  input: string,
  { out, end }: Hop,
): readonly string[] {
  const status = (word: string, name: string) => {
    const row = tables.interfaces.find((item) => item.name === name)
    const [admin, line] = [row?.adminUp ? 'up' : 'down', row?.lineUp ? 'up' : 'down']
    return [
      `${word}-interface: ${zoneOf(configuration, name)}`,
      `${word}-status: ${admin}`,
      `${word}-line-status: ${line}`,
    ]
  }
  const allowed = end === undefined || end.disposition === 'accepted'
  return [
    'Result:',
    ...status('input', input),
    ...(out === undefined ? [] : status('output', out)),
    `Action: ${allowed ? 'allow' : end.disposition === 'insufficient-info' ? 'not known' : 'drop'}`,
    ...(allowed
      ? []
      : [`Drop-reason: ${lookUp(DROPS, end.disposition) ?? `(${end.disposition}) ${end.reason}`}`, end.reason]),
  ]
}
