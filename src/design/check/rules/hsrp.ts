/** HSRP: different priorities say who is active, and what is tracked exists. */
import { type Found, fieldOf, type Rule } from '../rule'

export const hsrpPriority: Rule = {
  name: 'hsrp-priority',
  check: ({ headEnds }) => {
    const owners = new Map<number, string>()
    return headEnds.flatMap((device): readonly Found[] => {
      const { priority } = device.hsrp
      const about = { device: device.name, field: 'hsrp.priority' }
      if (priority > 255) {
        const summary = `Its HSRP priority ${priority} is more than 255`
        return [{ ...about, severity: 'error', summary, remedy: 'Choose one between 0 and 255.' }]
      }
      const twin = owners.get(priority)
      if (twin === undefined) {
        owners.set(priority, device.name)
        return []
      }
      const summary = `Its HSRP priority equals that of ${twin}: the higher address decides`
      return [{ ...about, severity: 'warning', summary, remedy: 'Give one of them a higher priority.' }]
    })
  },
}

export const hsrpTrack: Rule = {
  name: 'hsrp-track',
  check: ({ headEnds }) =>
    headEnds.flatMap((device) =>
      device.hsrp.tracks
        .filter((track) => !device.interfaces.some((item) => item.name === track.interface))
        .map((track): Found => {
          const summary = `HSRP tracks ${track.interface}, which it does not have`
          const remedy = 'Track one of its interfaces.'
          return { severity: 'error', device: device.name, field: fieldOf({ name: track.interface }), summary, remedy }
        }),
    ),
}
