/** A device's name is its hostname: it must be one, and no other device may have it. */
import { hostnameProblem } from '../../edit/names'
import type { Found, Rule } from '../rule'

export const hostname: Rule = {
  name: 'hostname',
  title: 'Names of devices',
  why: 'Links, flows and the configurations refer to a device by its name, and IOS takes a hostname only in one word.',
  source: 'RFC 1123 section 2.1; IOS command reference, hostname',
  check: ({ design }) => {
    const seen = new Set<string>()
    const firstOf = new Map<string, string>()
    return design.devices.flatMap((device): readonly Found[] => {
      const repeated = seen.has(device.name) ? `There are two devices called ${device.name}` : undefined
      const folded = device.name.toLowerCase()
      const like = firstOf.get(folded)
      seen.add(device.name)
      if (like === undefined) firstOf.set(folded, device.name)
      const problem = hostnameProblem(device.name) ?? repeated
      if (problem === undefined) return like === undefined ? [] : [sameButCase(device.name, like)]
      return [{ severity: 'error', device: device.name, field: 'name', summary: problem, remedy: 'Rename the device.' }]
    })
  },
}

const sameButCase = (name: string, like: string): Found => ({
  severity: 'warning',
  device: name,
  field: 'name',
  summary: `${name} differs from ${like} in case alone: DNS and people take both for one name, and the file of one of them gets a suffix`,
  remedy: 'Rename one of the two.',
})
