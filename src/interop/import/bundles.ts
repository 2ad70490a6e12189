/** Cables of a Port-channel's other members: they go where that of its first one goes. */
import {
  type Design,
  type Device,
  endsOf,
  type Interface,
  type Link,
  makeInterface,
  makeLink,
} from '../../design/index'

export function cableBundles(design: Design): Design {
  let current = design
  for (const { name } of design.devices)
    for (const over of bundlesOf(current, name)) current = cableOthers(current, name, over)
  return current
}

type Over = NonNullable<Interface['over']>

const bundlesOf = ({ devices }: Design, name: string): readonly Over[] =>
  (devices.find((device) => device.name === name)?.interfaces ?? []).flatMap(({ name: own, over }) =>
    over?.others && !own.startsWith('Vlan') ? [over] : [],
  )

const endText = (device: string, name: string) => `${device}/${name}`

/** The end at the other side of the cable at a port, and the cable. */
function beyond({ links }: Design, device: string, name: string) {
  for (const link of links) {
    const [a, b] = endsOf(link)
    if (a.device === device && a.interface === name) return { far: b, link }
    if (b.device === device && b.interface === name) return { far: a, link }
  }
  return undefined
}

function cableOthers(design: Design, name: string, over: Over): Design {
  const first = beyond(design, name, over.interface)
  if (!first) return design
  return (over.others ?? []).reduce((current, member) => {
    if (beyond(current, name, member)) return current
    const far = current.devices.find((device) => device.name === first.far.device)
    if (far?.kind === 'lan') return ontoSwitch(current, far, endText(name, member))
    const free = bundlesOf(current, first.far.device)
      .find((other) => other.interface === first.far.interface)
      ?.others?.find((other) => !beyond(current, first.far.device, other))
    return free === undefined
      ? current
      : linked(current, makeLink(endText(name, member), endText(first.far.device, free)))
  }, design)
}

const linked = (design: Design, link: Link): Design => ({ ...design, links: [...design.links, link] })

function ontoSwitch(design: Design, lan: Extract<Device, { readonly kind: 'lan' }>, end: string): Design {
  const port = makeInterface(`Port${lan.interfaces.length + 1}`, 'port')
  const wired = { ...lan, interfaces: [...lan.interfaces, port] }
  const devices = design.devices.map((device) => (device.name === lan.name ? wired : device))
  return linked({ ...design, devices }, makeLink(end, endText(lan.name, port.name)))
}
