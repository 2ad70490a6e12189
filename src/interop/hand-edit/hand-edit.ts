/**
 * A text changed by hand → the edit that makes it the device's. What the design can say becomes the design's fields; what
 * it cannot stays as the device's changes by hand. Settings that devices share change for all of them when that leaves
 * fewer lines by hand than it takes away, else the change is this device's alone.
 */
import { diffAsaToPatch, mergeAsaSections, parseAsa } from '../../asa/index'
import { compileDevice } from '../../compile/index'
import {
  applied,
  type Design,
  type Device,
  deviceNamed,
  devicesOf,
  type Edit,
  NO_PATCH,
  nameProblem,
  type Patch,
  sameValue,
  type VpnSettings,
} from '../../design/index'
import {
  diffToPatch,
  type IosConfig,
  mergeSections,
  parseIos,
  renderWithLines,
  type TextDiagnostic,
} from '../../ios/index'
import { asaCommands } from '../import/asa-commands'
import { unpatched } from '../import/devices'
import { last, type ParsedDevice, parsedOf } from '../import/parsed'
import { publicAddresses } from '../import/public-addresses'
import { withShaping } from '../import/shaping'
import { readSiteVpn, readVpn } from '../import/vpn'
import { isWritten, rereadAsa, rereadIos, type WrittenDevice } from './fields'
import { idleOf, withIdle } from './idle'
import { changedFields } from './words'

export interface HandEdit {
  readonly edit: Edit
  /** The device's name afterwards: a hostname that was typed. */
  readonly name: string
  /** What becomes of the design, in words; empty when the text says what the design says. */
  readonly fields: readonly string[]
  /** Lines of the device that no field says: removed and inserted by hand. */
  readonly byHand: number
  /** True when settings that devices share were changed for all of them. */
  readonly shared: boolean
  readonly diagnostics: readonly TextDiagnostic[]
}

/** What is typed: a whole text, or the device's changes by hand as they shall be. */
export type Typed = { readonly text: string } | { readonly patch: Patch }

/** What a text makes of a device, or why it cannot be its. */
export function handEdit(design: Design, name: string, typed: Typed): HandEdit | string {
  const device = deviceNamed(design, name)
  if (!device || !isWritten(device)) return `${name} has no configuration that could be changed`
  const written = compileDevice(design, device)
  const text =
    'text' in typed ? typed.text.replace(/\r\n?/g, '\n') : compileDevice(design, { ...device, patch: typed.patch }).text
  return written.language === 'asa' ? editAsa(design, device, text) : editIos(design, device, text)
}

function editAsa(design: Design, device: WrittenDevice, text: string): HandEdit | string {
  if (device.kind !== 'firewall') return `${device.name} is no firewall`
  const { config, diagnostics } = parseAsa(text)
  const merged = mergeAsaSections(config)
  const renamed = rename(design, device, asaCommands(merged.statements, 'hostname').at(-1)?.name)
  const next = rereadAsa({ ...device, ...laidOut(device, text), name: renamed.name }, merged)
  const base = compileDevice(replaced(renamed.design, next), unpatched(next))
  const patch = base.language === 'asa' ? diffAsaToPatch(base.config, merged) : device.patch
  return outcome(device, { ...next, patch }, renamed.edits, diagnostics)
}

function editIos(design: Design, device: WrittenDevice, text: string): HandEdit {
  const { config, diagnostics } = parseIos(text, 'shortened')
  const merged = mergeSections(config)
  const told = parsedOf(merged)
  const renamed = rename(design, device, last(told.lines, 'hostname')?.name)
  const reread = rereadIos(
    { ...device, ...laidOut(device, text), name: renamed.name },
    told,
    publicAddresses(renamed.design.devices, [], renamed.design.vpn.hsrp.virtualAddress),
  )
  const next = withShaping(replaced(renamed.design, reread), reread, told.configuration)
  const alone = replaced(renamed.design, next)
  const idle = idlePatch(design, device)
  const mine = keepingIdle(alone, next, merged, idle, iosPatch(alone, next, merged))
  const together = sharedChange(alone, next, merged, told, sizeOf(mine))
  if (!together) return outcome(device, { ...next, patch: mine }, renamed.edits, diagnostics)
  const { vpn, patches } = together
  const others = [...patches].filter(([name]) => name !== next.name)
  return outcome(device, { ...next, patch: patches.get(next.name) ?? mine }, renamed.edits, diagnostics, {
    before: design.vpn,
    after: vpn,
    edits: [{ kind: 'set-vpn', vpn }, ...others.map(([name, patch]): Edit => ({ kind: 'set-patch', name, patch }))],
  })
}

/** A device that was imported is written as its text: a text that replaces it is its layout from now on. */
function laidOut({ layout }: Device, text: string): Pick<Device, 'layout'> {
  return layout === undefined ? {} : { layout: text }
}

const sizeOf = (patch: Patch) => patch.delete.length + patch.insert.length

function replaced(design: Design, next: Device): Design {
  return { ...design, devices: design.devices.map((item) => (item.name === next.name ? next : item)) }
}

function iosPatch(design: Design, device: Device, text: IosConfig): Patch {
  const base = compileDevice(design, unpatched(device))
  return base.language === 'ios' ? diffToPatch(base.config, text) : device.patch
}

function idlePatch(design: Design, device: WrittenDevice): Patch {
  const base = compileDevice(design, unpatched(device))
  const text = compileDevice(design, device)
  if (base.language !== 'ios' || text.language !== 'ios') return NO_PATCH
  return idleOf(device.patch, base.config.statements, text.config.statements)
}

function keepingIdle(design: Design, device: WrittenDevice, text: IosConfig, idle: Patch, patch: Patch): Patch {
  const base = compileDevice(design, unpatched(device))
  if (base.language !== 'ios') return patch
  // Rendered, every line has its canonical text.
  return withIdle(patch, idle, base.config.statements, renderWithLines(text).config.statements)
}

/** Another hostname is another name, when a device may have it. */
function rename(
  design: Design,
  device: Device,
  hostname: string | undefined,
): { readonly design: Design; readonly name: string; readonly edits: readonly Edit[] } {
  const stays = { design, name: device.name, edits: [] }
  // A hostname that no device may have is in the text by hand already, or stays so.
  if (hostname === undefined || hostname === device.name || nameProblem(design, hostname, device.name) !== undefined)
    return stays
  const edit: Edit = { kind: 'rename-device', from: device.name, to: hostname }
  const after = applied(design, edit)
  return typeof after === 'string' ? stays : { design: after, name: hostname, edits: [edit] }
}

/** The settings that all share as this text has them, when every text is then said with fewer lines by hand. */
function sharedChange(
  design: Design,
  device: WrittenDevice,
  text: IosConfig,
  told: ParsedDevice,
  mine: number,
): { readonly vpn: VpnSettings; readonly patches: ReadonlyMap<string, Patch> } | undefined {
  if (device.kind !== 'head-end' && device.kind !== 'soho') return undefined
  const vpn =
    device.kind === 'head-end'
      ? readVpn(told, undefined, design.vpn)
      : readSiteVpn(told, design.vpn, devicesOf(design, 'head-end').length === 0)
  if (sameValue(vpn, design.vpn)) return undefined
  const routers = [...devicesOf(design, 'head-end'), ...devicesOf(design, 'soho')]
  const before = routers.reduce((sum, item) => sum + (item.name === device.name ? mine : sizeOf(item.patch)), 0)
  const changed = { ...design, vpn }
  const patches = new Map<string, Patch>()
  let after = 0
  for (const router of routers) {
    const patch = iosPatch(changed, router, router.name === device.name ? text : textNow(design, router))
    patches.set(router.name, patch)
    after += sizeOf(patch)
    if (after >= before) return undefined
  }
  return { vpn, patches }
}

function textNow(design: Design, device: Device): IosConfig {
  const compiled = compileDevice(design, device)
  return compiled.language === 'ios' ? mergeSections(compiled.config) : { statements: [] }
}

interface SharedChange {
  readonly before: VpnSettings
  readonly after: VpnSettings
  readonly edits: readonly Edit[]
}

/** One step: a new name, new interfaces, then the device's fields and its changes by hand. */
function outcome(
  before: WrittenDevice,
  after: WrittenDevice,
  first: readonly Edit[],
  diagnostics: readonly TextDiagnostic[],
  shared?: SharedChange,
): HandEdit {
  const { name, kind: _kind, position: _position, ...told } = after
  // A field that the text no longer says is taken away.
  const gone = Object.keys(before).filter((key) => !(key in after))
  const change = { ...told, ...Object.fromEntries(gone.map((key) => [key, undefined])) }
  const names = new Set(before.interfaces.map((item) => item.name))
  const fresh = after.interfaces.filter((item) => !names.has(item.name))
  return {
    edit: {
      kind: 'batch',
      label: `Change the configuration of ${before.name}`,
      edits: [
        ...first,
        ...fresh.map((item): Edit => ({ kind: 'add-interface', device: name, interface: item })),
        { kind: 'set-device', name, change },
        ...(shared?.edits ?? []),
      ],
    },
    name,
    fields: [...changedFields(before, after), ...(shared ? changedFields(shared.before, shared.after) : [])],
    byHand: sizeOf(after.patch),
    shared: shared !== undefined,
    diagnostics,
  }
}
