/** The terminals of hosts, home routers and switches: few words each. */
import { addressOf } from '../language/match'
import { ARP, showArp } from '../show/arp'
import { showClock } from '../show/clock'
import { hostArp, ipconfig, macTable, translations } from '../show/hosts'
import { ipInterfaceBrief, showInterfaces } from '../show/interfaces'
import { showIpRoute } from '../show/ip-route'
import { showLogging } from '../show/logging'
import { runningConfig } from '../show/running-config'
import { showSpanningTree } from '../show/spanning-tree'
import type { EchoRequest, PingStyle } from '../types'
import { PING_DEFAULTS } from './exec-ios'
import { type Action, type CommandRow, command } from './row'

/** Windows sends four times 32 bytes of data: 60 bytes of packet. */
const WINDOWS_PING = { repeat: 4, size: 60, timeoutSeconds: 2, doNotFragment: false } as const
const HEADERS = 28

const pings =
  (style: PingStyle): Action =>
  ({ args }) => {
    const target = addressOf(args, 'target')
    if (target === undefined)
      return {
        output: `Ping request could not find host ${args.host ?? ''}. Please check the name and try again.`,
        ok: false,
      }
    const request: EchoRequest = {
      ...(style === 'windows' ? WINDOWS_PING : PING_DEFAULTS),
      target,
      ...(args.count === undefined ? {} : { repeat: Number(args.count) }),
      ...(args.bytes === undefined ? {} : { size: Number(args.bytes) + HEADERS }),
      ...(args.df === undefined ? {} : { doNotFragment: true }),
    }
    return { output: '', effects: [{ kind: 'ping', request, style }] }
  }

const withDf =
  (action: Action): Action =>
  (call) =>
    action({ ...call, args: { ...call.args, df: 'yes' } })

const traces =
  (style: 'windows' | 'ios'): Action =>
  ({ args }) => {
    const target = addressOf(args, 'target')
    if (target === undefined) return { output: `Unable to resolve target system name ${args.host ?? ''}.`, ok: false }
    return {
      output: '',
      effects: [{ kind: 'traceroute', request: { target, probes: 3, timeoutSeconds: 3, maximumTtl: 30 }, style }],
    }
  }

const WINDOWS_PINGS = [
  ...command('ping <target:A.B.C.D> [-n <count:1-10000>] [-l <bytes:0-65500>]', pings('windows')),
  ...command('ping <target:A.B.C.D> -f [-l <bytes:0-65500>] [-n <count:1-10000>]', withDf(pings('windows'))),
  ...command('ping <host:WORD>', pings('windows')),
]

export const HOST: readonly CommandRow[] = [
  ...WINDOWS_PINGS,
  ...command('tracert <target:A.B.C.D>', traces('windows')),
  ...command('traceroute <target:A.B.C.D>', traces('windows')),
  ...command('tracert <host:WORD>', traces('windows')),
  ...command('ipconfig [/all]', ({ context, tables }) => ipconfig(context, tables)),
  ...command('arp -a', ({ tables }) => hostArp(tables)),
]

export const HOME_NAT: readonly CommandRow[] = [
  ...command('show translations', ({ tables }) => translations(tables)),
  ...command('show interfaces', ({ context, tables, layouts }) => showInterfaces(context, tables, layouts.interfaces)),
  ...command('show ip interface brief', ({ tables }) => ipInterfaceBrief(tables)),
  ...command('show ip route', ({ tables, layouts }) => showIpRoute(tables, layouts.ipRoute)),
  ...command('show arp', ({ tables }) => showArp(tables, ARP)),
  ...command('ping <target:A.B.C.D>', pings('ios')),
  ...command('traceroute <target:A.B.C.D>', traces('ios')),
]

export const SWITCH: readonly CommandRow[] = [
  ...command('show mac address-table', ({ tables }) => macTable(tables)),
  ...command('show mac-address-table', ({ tables }) => macTable(tables)),
  ...command('show spanning-tree', ({ context, tables }) => showSpanningTree(context, tables)),
  ...command('show interfaces', ({ context, tables, layouts }) => showInterfaces(context, tables, layouts.interfaces)),
  ...command('show ip interface brief', ({ tables }) => ipInterfaceBrief(tables)),
  ...command('show ip route', ({ tables, layouts }) => showIpRoute(tables, layouts.ipRoute)),
  ...command('show running-config', ({ context }) => runningConfig(context)),
  ...command('show clock', ({ context, tables, layouts }) => showClock(context, tables, layouts.clock)),
  ...command('show logging', ({ context, tables, layouts }) => showLogging(context, tables, layouts)),
]
