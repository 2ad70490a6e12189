/** A phone registers with a CallManager; its keepalives are what holds an idle site's tunnel up (SEED). */
import type { Design } from '../../model/design'
import { devicesOf } from '../../model/read'
import type { Fix } from '../finding'
import type { Found, Rule } from '../rule'

export const callManager: Rule = {
  name: 'call-manager',
  title: 'Phones and their CallManager',
  why: 'A phone’s Skinny keepalives are the traffic that makes the router renew its SAs with nobody at home.',
  source: 'Source document, introduction',
  check: ({ design, named }) =>
    design.devices.flatMap((device): readonly Found[] => {
      if (device.kind !== 'phone') return []
      const about = { device: device.name, field: 'callManager', ...registering(design, device.name) }
      if (device.callManager === '') {
        const summary = 'It registers with no CallManager: nothing keeps the tunnel of its site up'
        return [{ ...about, severity: 'info', summary, remedy: 'Choose a CallManager.' }]
      }
      const server = named.get(device.callManager)
      if (server?.kind === 'server' && server.callManager) return []
      const summary = `${device.callManager} is no CallManager of this design`
      return [{ ...about, severity: 'error', summary, remedy: 'Choose another, or make that server one.' }]
    }),
}

function registering(design: Design, phone: string): { readonly fix?: Fix } {
  const server = devicesOf(design, 'server').find((item) => item.callManager)
  if (!server) return {}
  const edit = { kind: 'set-device', name: phone, change: { callManager: server.name } } as const
  return { fix: { says: `Registers it with ${server.name}.`, safe: true, edit } }
}
