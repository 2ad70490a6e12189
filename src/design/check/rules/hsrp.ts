/** HSRP: different priorities say who is active, and what is tracked exists. */
import { type Found, fieldOf, type Rule } from '../rule'

/** The greatest priority that HSRP carries in its one octet. */
const MOST = 255

export const hsrpPriority: Rule = {
  name: 'hsrp-priority',
  title: 'HSRP priorities',
  why: 'A priority is one octet; IOS refuses a greater one, and the router keeps its 100.',
  source: 'RFC 2281 section 5',
  check: ({ headEnds }) =>
    headEnds
      .filter((device) => device.hsrp.priority > MOST)
      .map((device): Found => {
        const summary = `Its HSRP priority ${device.hsrp.priority} is more than ${MOST}`
        const edit = {
          kind: 'set-device',
          name: device.name,
          change: { hsrp: { ...device.hsrp, priority: MOST } },
        } as const
        return {
          severity: 'error',
          device: device.name,
          field: 'hsrp.priority',
          summary,
          remedy: `Choose one between 0 and ${MOST}.`,
          fix: { says: `Sets its priority to ${MOST}.`, safe: false, edit },
        }
      }),
}

export const hsrpTrack: Rule = {
  name: 'hsrp-track',
  title: 'HSRP tracking',
  why: 'A tracked interface that does not exist counts as down for ever and lowers the priority.',
  source: 'RFC 2281; IOS command reference, standby track',
  check: ({ headEnds }) =>
    headEnds.flatMap((device) =>
      device.hsrp.tracks
        .filter((track) => !device.interfaces.some((item) => item.name === track.interface))
        .map((track): Found => {
          const summary = `HSRP tracks ${track.interface}, which it does not have`
          const remedy = 'Track one of its interfaces.'
          const tracks = device.hsrp.tracks.filter((item) => item !== track)
          const edit = { kind: 'set-device', name: device.name, change: { hsrp: { ...device.hsrp, tracks } } } as const
          const fix = { says: `Takes the tracking of ${track.interface} away.`, safe: true, edit }
          const field = fieldOf({ name: track.interface })
          return { severity: 'error', device: device.name, field, summary, remedy, fix }
        }),
    ),
}
