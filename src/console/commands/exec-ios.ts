/** What a router does when told: it answers with effects; the session applies them. */
import { formatIp, type Ip, parseIp } from '../../net/index'
import { DEBUGS, type Debug, debugging, saysOff, saysOn, turned } from '../debug'
import { addressOf } from '../language/match'
import type { EchoRequest, RouteRequest } from '../types'
import { CLOCK } from './clock'
import { targetOf, unknownHost } from './names'
import { type Action, type Call, command, faulty } from './row'

/** What IOS takes when `ping` is only given an address. */
export const PING_DEFAULTS = { repeat: 5, size: 100, timeoutSeconds: 2, doNotFragment: false } as const
const TRACE_DEFAULTS: Omit<RouteRequest, 'target'> = { probes: 3, timeoutSeconds: 3, maximumTtl: 30 }

const asks =
  (kind: 'ping' | 'copy'): Action =>
  ({ terminal }) => ({ output: '', terminal: { ...terminal, dialog: { kind, answers: [] } } })

/** Whether to save is only asked when something was typed that was not. */
const reload: Action = ({ context, terminal }) => {
  const modified = context.startup !== undefined && context.startup !== context.text
  return { output: '', terminal: { ...terminal, dialog: { kind: 'reload', answers: modified ? [] : ['no'] } } }
}

/** An address, or the address of an interface. */
export function sourceOf({ tables }: Pick<Call, 'tables'>, text: string | undefined): Ip | undefined {
  if (text === undefined) return undefined
  return parseIp(text) ?? tables.interfaces.find((row) => row.name === text)?.address?.ip
}

const ping: Action = (call) => {
  const target = targetOf(call)
  if (target === undefined) return unknownHost(call)
  const said = call.args.address ?? call.args.interface
  const source = sourceOf(call, said)
  if (said !== undefined && source === undefined)
    return { output: `% Invalid source: ${said} has no address`, ok: false }
  const request: EchoRequest = {
    ...PING_DEFAULTS,
    target,
    ...(source === undefined ? {} : { source }),
    ...(call.args.repeat === undefined ? {} : { repeat: Number(call.args.repeat) }),
    ...(call.args.size === undefined ? {} : { size: Number(call.args.size) }),
    ...(call.args.df === undefined ? {} : { doNotFragment: true }),
  }
  return { output: '', effects: [{ kind: 'ping', request, style: 'ios' }] }
}

const withDf: Action = (call) => ping({ ...call, args: { ...call.args, df: 'yes' } })

const traceroute: Action = (call) => {
  const target = targetOf(call)
  if (target === undefined) return unknownHost(call)
  const source = sourceOf(call, call.args.address ?? call.args.interface)
  return {
    output: '',
    effects: [
      {
        kind: 'traceroute',
        request: { ...TRACE_DEFAULTS, target, ...(source === undefined ? {} : { source }) },
        style: 'ios',
        heading: call.layouts.traceHeading,
      },
    ],
  }
}

const clears = (what: 'ipsec' | 'ike'): Action =>
  faulty(({ tables }) => ({ kind: 'clear-sa', device: tables.device, what }))

const clearNeighbors: Action = (call) => {
  const neighbor = addressOf(call.args, 'neighbor')
  if (neighbor !== undefined && !call.tables.eigrpNeighbors.some((row) => row.address === neighbor))
    return { output: `% ${formatIp(neighbor)} is not a neighbor`, ok: false }
  return {
    output: '',
    effects: [
      {
        kind: 'fault',
        fault: {
          kind: 'clear-eigrp',
          device: call.tables.device,
          ...(neighbor === undefined ? {} : { neighbor }),
        },
      },
    ],
  }
}

const configure: Action = ({ terminal }) => ({
  output: 'Enter configuration commands, one per line.  End with CNTL/Z.',
  terminal: { ...terminal, mode: 'configure', section: [] },
})

const save: Action = ({ context }) => ({
  output: 'Building configuration...\n[OK]',
  effects: [{ kind: 'save', text: context.text }],
})

const pageLength: Action = ({ terminal, args }) => ({
  output: '',
  terminal: { ...terminal, length: Number(args.length ?? 0) },
})

const watching =
  (debug: Debug, on: boolean): Action =>
  ({ context, terminal }) => {
    const debugs = turned(terminal.debugs ?? [], debug, on ? 'on' : 'off')
    return { output: on ? saysOn(context, debug) : saysOff(debug), terminal: { ...terminal, debugs } }
  }

const watchNothing: Action = ({ terminal }) => ({
  output: 'All possible debugging has been turned off',
  terminal: { ...terminal, debugs: [] },
})

const DEBUGGING = [
  ...DEBUGS.flatMap((debug) => [
    ...command(`debug ${debug.words}`, watching(debug, true)),
    ...command(`no debug ${debug.words}`, watching(debug, false)),
    ...command(`undebug ${debug.words}`, watching(debug, false)),
  ]),
  ...command('undebug all', watchNothing),
  ...command('no debug all', watchNothing),
  ...command('show debugging', ({ context, terminal }) =>
    debugging(terminal.debugs ?? [], context.configuration.release),
  ),
]

const PING_OPTIONS = ['repeat <repeat:1-10000>', 'size <size:36-18024>'] as const
const SOURCES = ['source <address:A.B.C.D>', 'source <interface:INTERFACE>'] as const

/** The options of a ping in the orders people type them: `source` first or last, or absent. */
const PINGS = ['', ...SOURCES].flatMap((source) =>
  [`${source} [${PING_OPTIONS[0]}] [${PING_OPTIONS[1]}]`, `[${PING_OPTIONS[1]}] [${PING_OPTIONS[0]}] ${source}`].map(
    (options) => `ping <target:A.B.C.D> ${options}`.replace(/\s+/g, ' ').trim(),
  ),
)

const byName = (pattern: string) => pattern.replace('<target:A.B.C.D>', '<host:WORD>')

/** DF before the source, as it is often typed. */
const WHOLE_PINGS = SOURCES.flatMap((source) => [
  `ping <target:A.B.C.D> [${PING_OPTIONS[0]}] [${PING_OPTIONS[1]}] df-bit ${source}`,
  `ping <target:A.B.C.D> [${PING_OPTIONS[1]}] [${PING_OPTIONS[0]}] df-bit ${source}`,
])

export const EXEC_IOS = [
  ...command('ping', asks('ping')),
  ...[...new Set(PINGS)].flatMap((pattern) => [...command(pattern, ping), ...command(`${pattern} df-bit`, withDf)]),
  ...WHOLE_PINGS.flatMap((pattern) => command(pattern, withDf)),
  ...[...new Set(PINGS)].flatMap((pattern) => command(byName(pattern), ping)),
  ...command('traceroute <target:A.B.C.D>', traceroute),
  ...SOURCES.flatMap((source) => command(`traceroute <target:A.B.C.D> ${source}`, traceroute)),
  ...['', ...SOURCES].flatMap((source) => command(`traceroute <host:WORD> ${source}`.trim(), traceroute)),
  ...command('reload', reload),
  ...command('clear crypto sa', clears('ipsec')),
  ...command('clear crypto isakmp', clears('ike')),
  ...command(
    'clear crypto session',
    faulty(({ tables }) => ({ kind: 'clear-sa', device: tables.device, what: 'all' })),
  ),
  ...command('clear ip eigrp neighbors [<neighbor:A.B.C.D>]', clearNeighbors),
  ...command(
    'clear arp-cache',
    faulty(({ tables }) => ({ kind: 'clear-arp', device: tables.device })),
  ),
  ...command(
    'clear ip nat translation *',
    faulty(({ tables }) => ({ kind: 'clear-xlate', device: tables.device })),
  ),
  ...CLOCK,
  ...command('configure [terminal]', configure),
  ...command('write [memory]', save),
  ...command('copy running-config startup-config', asks('copy')),
  ...command('terminal length <length:0-512>', pageLength),
  ...DEBUGGING,
  // It is the console that sits here: it shows messages by itself.
  ...command('terminal monitor', () => '% Console already monitors'),
  ...command('terminal no monitor', () => ''),
  ...command('terminal no length', ({ terminal }) => ({ output: '', terminal: { ...terminal, length: 24 } })),
  ...command('enable', () => ''),
  ...command('disable', ({ terminal }) => ({ output: '', terminal: { ...terminal, mode: 'user' } })),
  ...command('exit', ({ context, terminal }) => ({
    output: `\n${context.configuration.hostname} con0 is now available\n\nPress RETURN to get started.`,
    terminal: { ...terminal, mode: 'privileged', section: [] },
  })),
]

export const USER_IOS = command('enable', ({ terminal }) => ({
  output: '',
  terminal: { ...terminal, mode: 'privileged' },
}))
