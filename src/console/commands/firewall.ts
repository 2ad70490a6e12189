/** The firewall's own terminal. */
import { addressOf } from '../language/match'
import { firewallInterfaces, firewallNames, firewallRoutes, firewallVersion } from '../show/firewall'
import { firewallFailover } from '../show/firewall-failover'
import { firewallArp, firewallConnections } from '../show/firewall-flows'
import { firewallClock, firewallLog, firewallPorts } from '../show/firewall-interfaces'
import { firewallLists } from '../show/firewall-lists'
import { firewallNat, firewallTranslations } from '../show/firewall-nat'
import type { EchoRequest } from '../types'
import { CLOCK } from './clock'
import { PING_DEFAULTS } from './exec-ios'
import { FIREWALL_NOT_SIMULATED } from './not-simulated'
import { PACKET_TRACER } from './packet-tracer'
import { type Action, command, faulty } from './row'

const ping: Action = ({ args }) => {
  const target = addressOf(args, 'target')
  if (target === undefined) return { output: `ERROR: % Invalid Hostname`, ok: false }
  const request: EchoRequest = { ...PING_DEFAULTS, target }
  return { output: '', effects: [{ kind: 'ping', request, style: 'asa' }] }
}

const traceroute: Action = ({ args }) => {
  const target = addressOf(args, 'target')
  if (target === undefined) return { output: `ERROR: % Invalid Hostname`, ok: false }
  return {
    output: '',
    effects: [{ kind: 'traceroute', request: { target, probes: 3, timeoutSeconds: 3, maximumTtl: 30 }, style: 'asa' }],
  }
}

const clears = (kind: 'clear-arp' | 'clear-conn' | 'clear-xlate') =>
  faulty(({ tables }) => ({ kind, device: tables.device }))

export const FIREWALL = [
  ...command('show running-config', ({ context }) => `: Saved\n:\n${context.text.trimEnd()}\n: end`),
  ...command('show route', ({ context, tables }) => firewallRoutes(context, tables)),
  ...command('show access-list [<list:WORD>]', ({ context, tables, args }) =>
    firewallLists(context, tables, args.list),
  ),
  ...command('show conn', ({ context, tables }) => firewallConnections(context, tables)),
  ...command('show xlate', ({ context, tables }) => firewallTranslations(context, tables)),
  ...command('show nat', ({ context, tables }) => firewallNat(context, tables)),
  ...command('show nat detail', ({ context, tables }) => firewallNat(context, tables, true)),
  ...command('show failover', ({ context, tables, layouts }) => firewallFailover(context, tables, layouts.clock)),
  ...command('show interface [<name:WORD>]', ({ context, tables, args }) => firewallPorts(context, tables, args.name)),
  ...command('show nameif', ({ context }) => firewallNames(context)),
  ...command('show interface ip brief', ({ tables }) => firewallInterfaces(tables)),
  ...command('show arp', ({ context, tables }) => firewallArp(context, tables)),
  ...command('show clock', ({ context, tables, layouts }) => firewallClock(context, tables, layouts.clock)),
  ...command('show logging', ({ context, tables, layouts }) => firewallLog(context, tables, layouts.clock)),
  ...command('show version', ({ context, tables }) => firewallVersion(context, tables)),
  ...FIREWALL_NOT_SIMULATED,
  ...command('clear arp', clears('clear-arp')),
  ...command('clear conn [all]', clears('clear-conn')),
  ...command('clear xlate', clears('clear-xlate')),
  ...CLOCK,
  ...PACKET_TRACER,
  ...command('ping <target:A.B.C.D>', ping),
  ...command('traceroute <target:A.B.C.D>', traceroute),
  ...command('terminal pager <length:0-512>', ({ terminal, args }) => ({
    output: '',
    terminal: { ...terminal, length: Number(args.length ?? 0) },
  })),
  ...command('exit', () => '\nLogoff\n'),
]
