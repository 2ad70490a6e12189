/** A device's own settings, read again from its text; what the text does not speak of stays as it is. */

import type { AsaConfig } from '../../asa/index'
import { type InterfaceConfig, versionOf } from '../../config/index'
import type { Device, DeviceOf, Interface } from '../../design/index'
import { ownAddress } from '../../design/index'
import { formatIp } from '../../net/index'
import { readFirewall } from '../import/firewall'
import { headEndRole, headEndSettings, sharedOf } from '../import/head-end'
import { ownInterfaces, readInterface } from '../import/interfaces'
import { hasCommand, type ParsedDevice } from '../import/parsed'
import type { PublicAddresses } from '../import/public-addresses'
import { sohoRole, sohoSettings } from '../import/soho'

/** Routers and firewalls: devices that have a text. */
export type WrittenDevice = DeviceOf<'head-end' | 'soho' | 'router' | 'firewall'>

export const isWritten = (device: Device): device is WrittenDevice =>
  device.kind === 'head-end' || device.kind === 'soho' || device.kind === 'router' || device.kind === 'firewall'

export function rereadIos(device: WrittenDevice, told: ParsedDevice, peers: PublicAddresses): WrittenDevice {
  const { configuration } = told
  const role = (item: InterfaceConfig) =>
    device.kind === 'head-end'
      ? headEndRole(configuration, item)
      : device.kind === 'soho'
        ? sohoRole(configuration, item)
        : 'lan'
  const interfaces = withInterfaces(
    device.interfaces,
    ownInterfaces(told).map((item) => readInterface(told, item, role(item))),
  )
  const changed = { interfaces, ...releaseChange(device, told) }
  switch (device.kind) {
    case 'head-end':
      return { ...device, ...changed, ...headEndSettings(told, sharedOf(device)) }
    case 'soho': {
      const { voicePolicy: _before, ...rest } = device
      return { ...rest, ...changed, ...keepingPeers(device, sohoSettings(configuration, peers), peers) }
    }
    case 'router':
    case 'firewall':
      return { ...device, ...changed }
  }
}

export function rereadAsa(device: DeviceOf<'firewall'>, config: AsaConfig): DeviceOf<'firewall'> {
  const { interfaces, dialect: _dialect, release: _release, ...about } = readFirewall(config)
  return { ...device, ...about, interfaces: withInterfaces(device.interfaces, interfaces) }
}

/** A peer that has no address is in no text: it stays a peer. */
function keepingPeers(
  device: DeviceOf<'soho'>,
  read: ReturnType<typeof sohoSettings>,
  known: PublicAddresses,
): ReturnType<typeof sohoSettings> {
  const addressed = new Set([...known.values()].flat())
  if (!read.peers) return { ...read, peers: device.peers }
  return { ...read, peers: [...read.peers, ...device.peers.filter((peer) => !addressed.has(peer))] }
}

/** Only a `version` line that says another release changes it: the line names no more than its beginning. */
function releaseChange(device: WrittenDevice, told: ParsedDevice): { readonly release?: string } {
  if (!hasCommand(told.lines, 'version') || device.kind === 'firewall') return {}
  return versionOf(told.release) === versionOf(device.release) ? {} : { release: told.release }
}

/** Those that stand keep their role; those that the text does not name stay; new ones come last. */
function withInterfaces(before: readonly Interface[], read: readonly Interface[]): readonly Interface[] {
  const texts = new Map(read.map((item) => [item.name, item]))
  const names = new Set(before.map((item) => item.name))
  return [
    ...before.map((item) => {
      const found = texts.get(item.name)
      return found ? { ...found, role: item.role, addressing: sameAddress(item, found) } : item
    }),
    ...read.filter((item) => !names.has(item.name)),
  ]
}

/** An address that the design writes otherwise, or that is no address, is not changed by being read again. */
function sameAddress(before: Interface, read: Interface): Interface['addressing'] {
  const [old, fresh] = [ownAddress(before), ownAddress(read)]
  if (before.addressing.kind !== read.addressing.kind) {
    const unwritten = before.addressing.kind === 'static' && !old && read.addressing.kind === 'none'
    return unwritten ? before.addressing : read.addressing
  }
  const isSame = old && fresh && formatIp(old.ip) === formatIp(fresh.ip) && old.length === fresh.length
  return isSame ? before.addressing : read.addressing
}
