/** A member of a Port-channel whose other end does not agree on it, and members that are no match for each other. */
import { comesUpWith, type InterfaceConfig, interfaceDefaults, type LinkEnd } from '../../../config/index'
import { type Check, type CheckFound, lineOf } from '../check'
import type { Scope } from '../scope'

type Port = InterfaceConfig & Required<Pick<InterfaceConfig, 'channelMode'>>

interface End {
  readonly device: string
  readonly port: Port
}

export const channelModes: Check = {
  name: 'channel-modes',
  title: 'Both ends of a Port-channel agree on it',
  why: 'LACP and PAgP bundle a member only when one end begins and the other answers in the same protocol, and an end that is simply on waits for nobody: a channel whose ends do not agree stays down, or loses what it sends.',
  source: 'IOS EtherChannel configuration guide: LACP and PAgP modes',
  check: (scope) => membersOf(scope).flatMap((end) => [...modeOf(scope, end), ...speedOf(scope, end)]),
}

const isMember = (port: InterfaceConfig): port is Port => port.channelMode !== undefined

const membersOf = ({ configurations }: Scope): readonly End[] =>
  configurations.flatMap(({ device, interfaces }) => interfaces.filter(isMember).map((port) => ({ device, port })))

/** Told once of a cable, at the end that stays down, or of two that do at the first by name. */
function modeOf(scope: Scope, { device, port }: End): readonly CheckFound[] {
  const far = scope.farEnd(device, port.name)
  const other = scope.configurations.find((item) => item.device === far?.device)
  const there = other?.interfaces.find(({ name }) => name === far?.interface)
  if (!far || other?.kind !== 'router' || !there) return []
  const [mine, theirs] = [port.channelMode, there.channelMode]
  if (mine === 'on' ? theirs === 'on' : comesUpWith(mine, theirs)) return []
  const isTheirs = theirs !== undefined && (mine === 'on' || (!comesUpWith(theirs, mine) && far.device < device))
  return isTheirs
    ? []
    : [found({ device, port }, far, theirs === undefined ? 'is in no channel' : `is in mode ${theirs}`)]
}

function found({ device, port }: End, far: LinkEnd, how: string): CheckFound {
  return {
    severity: 'error',
    device,
    ...lineOf(port.source),
    summary: `${port.name} is in a Port-channel in mode ${port.channelMode}, and ${far.interface} of ${far.device}, at its other end, ${how}: they do not agree`,
    remedy: 'Let both ends be active, or both on: channel-group … mode active.',
  }
}

/** A channel takes members of one speed; a slower one is suspended. */
function speedOf({ configurations }: Scope, { device, port }: End): readonly CheckFound[] {
  const own = configurations.find((item) => item.device === device)
  const bundle = own?.interfaces.find(({ over }) => over?.interface === port.name && over.others)
  const speed = (name: string) => interfaceDefaults(name).bandwidthKbit
  const slower = (bundle?.over?.others ?? []).find((name) => speed(name) !== speed(port.name))
  if (!bundle || slower === undefined) return []
  return [
    {
      severity: 'error',
      device,
      ...lineOf(bundle.source),
      summary: `${port.name} and ${slower} are of different speeds, and both in ${bundle.name}: the router suspends one of them`,
      remedy: 'Put members of one speed into a channel.',
    },
  ]
}
