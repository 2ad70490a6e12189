/** Hostnames → names of devices: what a hostname may not be is changed, and two devices never share one. */
import { hostnameProblem } from '../../design/index'
import type { ReadText } from './read'
import type { ImportDiagnostic } from './types'

export interface Named {
  readonly read: ReadText
  readonly name: string
}

export function nameDevices(
  reads: readonly ReadText[],
  taken: Iterable<string>,
): { readonly named: readonly Named[]; readonly diagnostics: readonly ImportDiagnostic[] } {
  const used = new Set(taken)
  const diagnostics: ImportDiagnostic[] = []
  const named = reads.map((read) => {
    const name = free(fitting(read.hostname === '' ? stemOf(read.file) : read.hostname), used)
    used.add(name)
    if (name !== read.hostname) diagnostics.push(renamed(read, name))
    return { read, name }
  })
  return { named, diagnostics }
}

function fitting(text: string): string {
  if (hostnameProblem(text) === undefined) return text
  const cleaned = text.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 50)
  return hostnameProblem(cleaned) === undefined ? cleaned : `device-${cleaned}`.replace(/(?<!-)-+$/, '')
}

function free(name: string, used: ReadonlySet<string>): string {
  if (!used.has(name)) return name
  for (let n = 2; ; n++) if (!used.has(`${name}-${n}`)) return `${name}-${n}`
}

const stemOf = (file: string) => file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '')

function renamed({ hostname, file }: ReadText, name: string): ImportDiagnostic {
  const summary =
    hostname === '' ? `The text has no hostname: it is called ${name}` : `${hostname} is called ${name} here`
  return {
    severity: 'info',
    file,
    line: 0,
    device: name,
    summary,
    detail:
      hostname === '' ? '' : 'The name was taken, or is no name of a host (RFC 1123). The text keeps its hostname.',
    remedy: 'Rename the device where it matters.',
  }
}
