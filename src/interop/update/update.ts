/**
 * The same network a second time: texts of devices that the design has change those devices, as if each were typed over;
 * the others are new. What the design has and no text speaks of stays, and is told.
 */

import { diffAsaToPatch } from '../../asa/index'
import { compileDevice } from '../../compile/index'
import { applied, type Design, deviceNamed } from '../../design/index'
import { diffToPatch } from '../../ios/index'
import { handEdit } from '../hand-edit/hand-edit'
import { assemble, readFiles } from '../import/import'
import { neighboursIn } from '../import/neighbours'
import type { ReadText } from '../import/read'
import type { ImportDiagnostic, Imported, ImportedDevice, ImportFile, ImportOptions } from '../import/types'
import { unpacked } from '../import/unpack'
import { sharesOf } from '../verdicts/verdicts'

export function updateDesign(
  given: readonly ImportFile[],
  options: ImportOptions & { readonly into: Design },
): Imported {
  const { into } = options
  const files = unpacked(given)
  const { reads, ...read } = readFiles(files, options)
  if (reads.length === 0) return { devices: [], links: [], offered: [], ...read }
  const known = reads.filter(({ hostname }) => hasText(into, hostname))
  const fresh = reads.filter((item) => !known.includes(item))
  const typed = known.reduce(typedOver, { design: into, diagnostics: [] })
  const made =
    fresh.length === 0 ? NOTHING : assemble(fresh, { ...options, into: typed.design }, files.flatMap(neighboursIn))
  const design = made.design ?? typed.design
  return {
    ...made,
    ...read,
    design,
    devices: [
      ...known.map((item) => changedDevice(into, design, item)),
      ...made.devices.map((item): ImportedDevice => ({ ...item, change: 'new' })),
      ...goneFrom(into, reads),
    ],
    diagnostics: [...read.diagnostics, ...typed.diagnostics, ...made.diagnostics],
    normalised: [...read.normalised, ...made.normalised],
  }
}

const NOTHING: Omit<Imported, 'placeholders'> = { devices: [], links: [], diagnostics: [], offered: [], normalised: [] }

const WRITTEN: ReadonlySet<string> = new Set(['head-end', 'soho', 'router', 'firewall'])

function hasText(design: Design, name: string): boolean {
  const device = deviceNamed(design, name)
  return device !== undefined && WRITTEN.has(device.kind)
}

interface Typed {
  readonly design: Design
  readonly diagnostics: readonly ImportDiagnostic[]
}

function typedOver({ design, diagnostics }: Typed, { hostname, text, file }: ReadText): Typed {
  const change = handEdit(design, hostname, { text })
  const next = typeof change === 'string' ? change : applied(design, change.edit)
  if (typeof next !== 'string') return { design: next, diagnostics }
  const problem: ImportDiagnostic = {
    severity: 'error',
    file,
    line: 0,
    device: hostname,
    summary: `${hostname} was not changed: ${next}`,
    detail: 'It stays as it is in the design.',
    remedy: 'Change what stands in the way, and import it again.',
  }
  return { design, diagnostics: [...diagnostics, problem] }
}

function changedDevice(before: Design, after: Design, read: ReadText): ImportedDevice {
  const device = deviceNamed(after, read.hostname)
  const difference = differenceIn(before, after, read.hostname)
  const isSame = difference.removed.length + difference.added.length === 0
  return {
    name: read.hostname,
    kind: device?.kind ?? read.kind,
    role: device?.kind ?? read.kind,
    file: read.file,
    lines: sharesOf(read.verdicts),
    byHand: device ? device.patch.delete.length + device.patch.insert.length : 0,
    change: isSame ? 'same' : 'changed',
    ...(isSame ? {} : { difference }),
  }
}

function differenceIn(before: Design, after: Design, name: string): NonNullable<ImportedDevice['difference']> {
  const [old, now] = [deviceNamed(before, name), deviceNamed(after, name)]
  if (!old || !now) return { removed: [], added: [] }
  const [a, b] = [compileDevice(before, old), compileDevice(after, now)]
  const patch =
    a.language === 'ios' && b.language === 'ios'
      ? diffToPatch(a.config, b.config)
      : a.language === 'asa' && b.language === 'asa'
        ? diffAsaToPatch(a.config, b.config)
        : { delete: [], insert: [] }
  const line = ({ section, text }: { readonly section: readonly string[]; readonly text: string }) =>
    [...section, text].join(' / ')
  return { removed: patch.delete.map(line), added: patch.insert.map(line) }
}

/** Devices with a text that none of the files speaks of. */
function goneFrom(design: Design, reads: readonly ReadText[]): readonly ImportedDevice[] {
  const named = new Set(reads.map(({ hostname }) => hostname))
  return design.devices
    .filter(({ kind, name }) => WRITTEN.has(kind) && !named.has(name))
    .map(({ kind, name, patch }) => ({
      name,
      kind,
      role: kind,
      byHand: patch.delete.length + patch.insert.length,
      change: 'gone',
    }))
}
