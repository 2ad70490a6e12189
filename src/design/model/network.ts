/** Which changes of a document the network can feel. */
import type { Design } from './design'
import type { Device } from './device'
import { sameValue } from './same'

/** Whether two designs are one network: names, notes, scenarios and places on the canvas do not count. */
export function sameNetwork(a: Design, b: Design): boolean {
  return (
    a.links === b.links &&
    a.vpn === b.vpn &&
    a.seed === b.seed &&
    sameValue(a.history, b.history) &&
    // Nothing of these three and of the baseline is simulated, but texts and checks are made anew with the network.
    sameValue(a.flows, b.flows) &&
    sameValue(a.mutedRules, b.mutedRules) &&
    sameValue(a.planning, b.planning) &&
    sameValue(a.baseline, b.baseline) &&
    sameValue(a.parameters, b.parameters) &&
    sameDevices(a.devices, b.devices)
  )
}

function sameDevices(a: readonly Device[], b: readonly Device[]): boolean {
  if (a === b) return true
  return a.length === b.length && a.every((device, at) => device === b[at] || onlyMoved(device, b[at]))
}

function onlyMoved(a: Device, b: Device | undefined): boolean {
  return b !== undefined && sameValue({ ...a, ...OF_THE_DRAWING }, { ...b, ...OF_THE_DRAWING })
}

/** What a device has for the eye alone. */
const OF_THE_DRAWING = { position: undefined, locked: undefined, hidden: undefined }
