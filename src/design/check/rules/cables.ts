/** Cables: everything has one, each ends at an interface that exists, and no interface has two. */
import { endKey, endsOf } from '../../model/read'
import { type Found, fieldOf, type Rule } from '../rule'

export const unconnected: Rule = {
  name: 'unconnected',
  title: 'Devices without a cable',
  why: 'What is connected to nothing takes no part.',
  source: 'The drawing',
  check: ({ design }) => {
    const connected = new Set(design.links.flatMap(endsOf).map((end) => end.device))
    // A stub leads to a network that is not drawn.
    return design.devices
      .filter((device) => !connected.has(device.name) && !device.interfaces.some(({ stub }) => stub))
      .map((device): Found => {
        const summary = `${device.name} is connected to nothing`
        return { severity: 'warning', device: device.name, summary, remedy: 'Connect it, or remove it.' }
      })
  },
}

export const cableEnds: Rule = {
  name: 'cable-ends',
  title: 'Ends of cables',
  why: 'A cable to an interface that does not exist, or a second one at the same interface, carries nothing.',
  source: 'The drawing',
  check: ({ design, named }) => {
    const seen = new Set<string>()
    return design.links
      .flatMap((link) => endsOf(link).map((end) => ({ link, end })))
      .flatMap(({ link, end }): readonly Found[] => {
        const key = endKey(end)
        const repeated = seen.has(key)
        seen.add(key)
        const device = named.get(end.device)
        const exists = device?.interfaces.some((item) => item.name === end.interface)
        // A finding leads to a device; a cable's end without one leads nowhere.
        const where = device ? { device: device.name } : {}
        if (!exists) {
          const summary = `A cable ends at ${end.device} ${end.interface}, which does not exist`
          const fix = {
            says: 'Removes the cable.',
            safe: true,
            edit: { kind: 'remove-links', ids: [link.id] },
          } as const
          return [{ severity: 'error', ...where, summary, remedy: 'Remove the cable.', fix }]
        }
        if (!repeated) return []
        const summary = `${end.interface} of ${end.device} has two cables`
        return [{ severity: 'error', ...where, summary, remedy: 'Remove one, or put a switch between.' }]
      })
  },
}

export const wiredInterfaces: Rule = {
  name: 'wired-interfaces',
  title: 'Interfaces that need a cable',
  why: 'A head-end without its stick, or a firewall without its VPN segment, serves no site.',
  source: 'Source document, Figure C-1',
  check: ({ design, isCabled }) =>
    design.devices.flatMap((device) =>
      device.interfaces
        .filter(
          (item) =>
            (item.role === 'stick' || item.role === 'vpndmz') &&
            !item.shutdown &&
            !item.stub &&
            !isCabled(device, item),
        )
        .map((item): Found => {
          const summary = `${item.name} (${item.role}) has no cable`
          return { severity: 'warning', device: device.name, field: fieldOf(item), summary, remedy: 'Connect it.' }
        }),
    ),
}
