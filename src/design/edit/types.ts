/** Edits of a design as values: what can be done to a document, with nothing of how it was asked for. */
import type { Annotation } from '../model/annotation'
import type { Design, Link, VpnSettings } from '../model/design'
import type { Device, Interface, Patch } from '../model/device'
import type { Parts } from '../sites/ledger'

/**
 * Fields of a device that are set at once; its name and kind have edits of their own, and interfaces may be changed
 * here but neither added nor removed. Checked when it is applied: a field that the kind lacks is refused.
 */
export type DeviceChange = Readonly<Record<string, unknown>>

/** Fields of a cable that are set at once; nothing = the field is taken away, where it may be absent. */
export type LinkChange = { readonly [Field in keyof Omit<Link, 'id' | 'a' | 'b'>]?: Link[Field] | undefined }

export type Edit =
  | { readonly kind: 'add-device'; readonly device: Device }
  /** Their cables, and what refers to them, go with them. */
  | { readonly kind: 'remove-devices'; readonly names: readonly string[] }
  | { readonly kind: 'rename-device'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'move-devices'
      readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>
    }
  | { readonly kind: 'set-device'; readonly name: string; readonly change: DeviceChange }
  | { readonly kind: 'set-patch'; readonly name: string; readonly patch: Patch }
  | { readonly kind: 'add-interface'; readonly device: string; readonly interface: Interface }
  | {
      readonly kind: 'set-interface'
      readonly device: string
      readonly interface: string
      readonly change: Partial<Interface>
    }
  | { readonly kind: 'remove-interface'; readonly device: string; readonly interface: string }
  | { readonly kind: 'add-link'; readonly link: Link }
  | { readonly kind: 'set-link'; readonly id: string; readonly change: LinkChange }
  | { readonly kind: 'remove-links'; readonly ids: readonly string[] }
  /** Frames and notes are added, or set where their ids are there. */
  | { readonly kind: 'put-annotations'; readonly annotations: readonly Annotation[] }
  | { readonly kind: 'remove-annotations'; readonly ids: readonly string[] }
  | { readonly kind: 'set-vpn'; readonly vpn: VpnSettings }
  | {
      readonly kind: 'set-design'
      readonly change: Partial<
        Pick<
          Design,
          | 'name'
          | 'notes'
          | 'history'
          | 'flows'
          | 'scenarios'
          | 'parameters'
          | 'seed'
          | 'mutedRules'
          | 'planning'
          | 'addresses'
          | 'baseline'
        >
      >
    }
  /** Sites, as one: devices, ports of devices that are there, and the cables between them. */
  | ({ readonly kind: 'add-parts'; readonly label: string } & Parts)
  /** Another document in its place, as one step that can be undone: an import. */
  | { readonly kind: 'replace-design'; readonly label: string; readonly design: Design }
  /** Several edits as one step: all of them or none. */
  | { readonly kind: 'batch'; readonly label: string; readonly edits: readonly Edit[] }

/** What the undo menu calls an edit. */
export function editLabel(edit: Edit): string {
  switch (edit.kind) {
    case 'add-device':
      return `Add ${edit.device.name}`
    case 'remove-devices':
      return `Remove ${edit.names.length === 1 ? edit.names[0] : `${edit.names.length} devices`}`
    case 'rename-device':
      return `Rename ${edit.from} to ${edit.to}`
    case 'move-devices':
      return 'Move'
    case 'set-device':
    case 'set-patch':
      return `Change ${edit.name}`
    case 'add-interface':
    case 'set-interface':
    case 'remove-interface':
      return `Change interfaces of ${edit.device}`
    case 'add-link':
      return `Connect ${edit.link.a.device} and ${edit.link.b.device}`
    case 'set-link':
      return 'Change link'
    case 'remove-links':
      return 'Remove link'
    case 'put-annotations':
      return edit.annotations.length === 1 ? `Change ${edit.annotations[0]?.kind}` : 'Change frames and notes'
    case 'remove-annotations':
      return 'Remove frames and notes'
    case 'set-vpn':
      return 'Change VPN settings'
    case 'set-design':
      return 'Change design settings'
    case 'add-parts':
    case 'replace-design':
    case 'batch':
      return edit.label
  }
}
