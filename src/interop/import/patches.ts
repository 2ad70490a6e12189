/**
 * What a text says beyond its design: the difference between what the design compiles to and the text. Of a text that is
 * only a part of a configuration, the lines that a device cannot do without are completed instead of taken away.
 */
import { diffAsaToPatch } from '../../asa/index'
import { compileDevice } from '../../compile/index'
import type { Design, Device, Patch } from '../../design/index'
import { type Command, diffToPatch, type IosConfig, renderCommand } from '../../ios/index'
import { unpatched } from './devices'
import { hasCommand } from './parsed'
import type { ReadText } from './read'

export interface Difference {
  /** What the device keeps of its text: the lines that the design does not say, and its layout when it is a whole one. */
  readonly kept: Pick<Device, 'patch' | 'layout'>
  /** Lines that the text lacks and the device has nevertheless. */
  readonly completed: readonly string[]
}

export function differenceOf(design: Design, device: Device, read: ReadText): Difference {
  const base = compileDevice(design, unpatched(device))
  if (read.language === 'asa')
    return whole(base.language === 'asa' ? diffAsaToPatch(base.config, read.config) : device.patch, read)
  if (base.language !== 'ios') return whole(device.patch, read)
  const patch = diffToPatch(base.config, read.config)
  return read.excerpt && read.kind !== 'router' ? completed(patch, base.config, read.config) : whole(patch, read)
}

function whole(patch: Patch, { text }: ReadText): Difference {
  return { kept: { patch, layout: text }, completed: [] }
}

/** Kinds of global lines that an excerpt may leave out for brevity, as SEED's do. */
const COMPLETED: ReadonlySet<Command['kind']> = new Set([
  'version',
  'hostname',
  'ip-classless',
  'dhcp-excluded',
  'dhcp-pool',
  'line',
  'end',
])

function completed(patch: Patch, base: IosConfig, text: IosConfig): Difference {
  const kinds = new Map(base.statements.map((item) => [renderCommand(item.command, item.negated), item.command.kind]))
  const isKept = ({ section, text: line }: Patch['delete'][number]) => {
    const kind = section.length === 0 ? kinds.get(line) : undefined
    if (kind === undefined || hasCommand(text.statements, kind)) return false
    if (kind === 'trustpoint') return !hasCommand(text.statements, 'isakmp-key')
    return COMPLETED.has(kind) || kind === 'interface'
  }
  const kept = patch.delete.filter(isKept)
  return {
    kept: { patch: { ...patch, delete: patch.delete.filter((item) => !isKept(item)) } },
    completed: kept.map((item) => item.text),
  }
}
