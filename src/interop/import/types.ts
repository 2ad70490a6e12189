/** What an import is given and gives back. Plain values: they cross to the worker and come out of the command line. */
import type { Design, DeviceKindName } from '../../design/index'
import type { NameTable } from '../../net/index'
import type { LineShares } from '../verdicts/verdicts'

/** As its reader knows it, a file's name or "pasted text"; as text, or as bytes whose encoding is told by them. */
export type ImportFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array }

/**
 * Devices without cables, and the device that each file became → all that stands around them, cabled and placed, and why
 * the cables are there.
 */
export type Arrange = (
  design: Design,
  called: ReadonlyMap<string, string>,
) => { readonly design: Design; readonly reason: string }

/** What a router of a text may be. */
export const IMPORT_ROLES = ['head-end', 'soho', 'router', 'firewall'] as const
export type ImportRole = (typeof IMPORT_ROLES)[number]

export interface ImportOptions {
  /** Values of placeholders, for example `64.yy.yy.a` → `198.51.100.1`. */
  readonly values: NameTable<string>
  /** The design to add to; absent = a new one. */
  readonly into?: Design
  /** Adds what the imported lack to be alive, beyond what their texts call for. */
  readonly surroundings?: boolean
  /** What routers are, by the device's name or its hostname, where somebody knows better than their texts. */
  readonly roles?: NameTable<ImportRole>
  /** Who knows what stands around them and how they are cabled; absent = addresses and texts suggest it. */
  readonly arrange?: Arrange
}

/** What configurations make, as a new design or added to the present one. It speaks of no network. */
export interface ImportQuery {
  readonly kind: 'import'
  readonly files: readonly ImportFile[]
  /** Values of placeholders. */
  readonly values: NameTable<string>
  readonly add: boolean
  /** Texts of devices that the present design has change those; `add` counts for the others. */
  readonly update?: boolean
  readonly roles?: NameTable<ImportRole>
  /** Every secret becomes a word that says nothing, the same where the same one stood. */
  readonly maskSecrets?: boolean
  /** Adds what the imported lack to be alive, beyond what their texts call for. */
  readonly surroundings: boolean
}

/** A remark on a line of a file, for a person. */
export interface ImportDiagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  readonly file: string
  /** 1-based; 0 when it is about the whole file, or about no file. */
  readonly line: number
  readonly device?: string
  readonly summary: string
  readonly detail: string
  readonly remedy: string
}

export interface ImportedDevice {
  readonly name: string
  readonly kind: DeviceKindName
  /** What it is in the network: its kind, in the words of the command line. */
  readonly role: DeviceKindName
  /** The file it was read from; absent = added, as what was read needs it. */
  readonly file?: string
  /** How many of its text's lines have each verdict; absent for what was added. */
  readonly lines?: LineShares
  /** Why its role may be another. */
  readonly doubt?: string
  /** Of a second import: what became of it. */
  readonly change?: 'changed' | 'same' | 'new' | 'gone'
  /** Lines that went and that came, each behind the lines that lead to it. */
  readonly difference?: { readonly removed: readonly string[]; readonly added: readonly string[] }
  /** Lines that the design does not express: they are kept as changes by hand. */
  readonly byHand: number
}

export interface ImportedLink {
  /** `device/interface`. */
  readonly a: string
  readonly b: string
  readonly media: string
  /** Why it is there. */
  readonly reason: string
}

/** An address written with letters, and where it stands first. */
export interface Placeholder {
  readonly name: string
  readonly file: string
  readonly line: number
  /** Absent = not known yet. */
  readonly value?: string
}

/** What export writes otherwise than the file had it; the kinds of it are listed in `docs/import.md`. */
export interface Normalised {
  readonly file: string
  /** 1-based; 0 when it is about all lines of the file. */
  readonly line: number
  readonly from: string
  readonly to: string
}

/** A device that would make the imported ones whole, and that no text calls for: it is added when asked. */
export interface Offer {
  readonly name: string
  readonly kind: DeviceKindName
}

export interface Imported {
  /** Absent when no file was a configuration. */
  readonly design?: Design
  readonly devices: readonly ImportedDevice[]
  readonly links: readonly ImportedLink[]
  readonly diagnostics: readonly ImportDiagnostic[]
  /** What `surroundings` would add. */
  readonly offered: readonly Offer[]
  readonly normalised: readonly Normalised[]
  readonly placeholders: readonly Placeholder[]
}
