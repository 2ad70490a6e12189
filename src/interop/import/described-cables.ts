/**
 * Cables that somebody tells of: CDP or LLDP of the devices themselves, and descriptions that name each other. They come
 * before what subnets suggest; who is named and is not among the files is said, and not invented.
 */
import { type Design, type Device, endsOf, type Interface, type Link, makeLink } from '../../design/index'
import type { Neighbour } from './neighbours'
import type { ImportDiagnostic } from './types'

export interface DescribedCables {
  readonly links: readonly Link[]
  /** Why each is there, by its id. */
  readonly reasons: ReadonlyMap<string, string>
  readonly diagnostics: readonly ImportDiagnostic[]
}

interface End {
  readonly device: Device
  readonly item: Interface
}

export function describedCables(design: Design, neighbours: readonly Neighbour[]): DescribedCables {
  const taken = new Set(design.links.flatMap(endsOf).map((end) => `${end.device}/${end.interface}`))
  const links: Link[] = []
  const reasons = new Map<string, string>()
  const add = (a: End, b: End, reason: string) => {
    const ends = [a, b].map(({ device, item }) => `${device.name}/${item.name}`)
    const [from, to] = ends
    if (!from || !to || ends.some((end) => taken.has(end)) || a.item.shutdown || b.item.shutdown) return
    const heads = [a, b].every(({ device }) => device.kind === 'head-end')
    const link = makeLink(from, to, heads ? 'cross-over' : 'ethernet')
    for (const end of ends) taken.add(end)
    links.push(link)
    reasons.set(link.id, reason)
  }
  const missing = new Map<string, string>()
  for (const { device, port, other, otherPort, by } of neighbours) {
    const [near, far] = [endOf(design, device, port), endOf(design, other, otherPort)]
    if (near && far && near.device !== far.device) add(near, far, `${by} of ${device} says so`)
    else if (near && !deviceCalled(design, other))
      missing.set(other, `${device} ${port} is cabled to ${other} ${otherPort}, as its ${by} says`)
  }
  for (const [a, b] of describedPairs(design)) add(a, b, 'their descriptions name each other')
  return { links, reasons, diagnostics: [...missing].map(([name, detail]) => notAmongThem(name, detail)) }
}

const deviceCalled = (design: Design, name: string): Device | undefined =>
  design.devices.find((device) => device.name.toLowerCase() === name.toLowerCase())

function endOf(design: Design, name: string, port: string): End | undefined {
  const device = deviceCalled(design, name)
  const item = device?.interfaces.find((own) => own.name === port && own.over === undefined)
  return device && item && { device, item }
}

const CABLED = /^(?:Loopback|Tunnel|Null|Dialer|BVI|Vlan|Port-channel)|\./

/** Two ports of which each names the other's device, and no third does. */
function describedPairs(design: Design): readonly (readonly [End, End])[] {
  const ends = design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) =>
      item.description === undefined || CABLED.test(item.name)
        ? []
        : [{ device, item, words: wordsOf(item.description) }],
    ),
  )
  const names = new Map<string, typeof ends>()
  for (const end of ends) for (const word of end.words) names.set(word, [...(names.get(word) ?? []), end])
  return ends.flatMap((end, at) => {
    const far = (names.get(end.device.name.toLowerCase()) ?? []).filter(
      (other) => other.device !== end.device && end.words.has(other.device.name.toLowerCase()),
    )
    const [only] = far
    const back = only
      ? ends.filter((one) => one.device === end.device && one.words.has(only.device.name.toLowerCase()))
      : []
    return only && far.length === 1 && back.length === 1 && at < ends.indexOf(only) ? [[end, only] as const] : []
  })
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().split(/[^\w.-]+/))

const notAmongThem = (name: string, detail: string): ImportDiagnostic => ({
  severity: 'info',
  file: '',
  line: 0,
  summary: `${name} stands beside the imported devices and is not among the files`,
  detail,
  remedy: `Import its configuration too, or draw it: it was not invented.`,
})
