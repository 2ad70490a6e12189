/** A phone registers with a CallManager; its keepalives are what holds an idle site's tunnel up (SEED). */
import type { Found, Rule } from '../rule'

export const callManager: Rule = {
  name: 'call-manager',
  check: ({ design, named }) =>
    design.devices.flatMap((device): readonly Found[] => {
      if (device.kind !== 'phone') return []
      const about = { device: device.name, field: 'callManager' }
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
