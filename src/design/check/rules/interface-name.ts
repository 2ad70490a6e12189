/** Interfaces are told apart by their names, which a configuration writes as one word, and a router's in full. */
import { interfaceNameProblem } from '../../edit/names'
import { type Found, fieldOf, type Rule } from '../rule'

export const interfaceName: Rule = {
  name: 'interface-name',
  title: 'Names of interfaces',
  why: 'A router reads an abbreviated or unknown name as another interface, or refuses the section below it.',
  source: 'IOS command reference, interface',
  check: ({ design }) =>
    design.devices.flatMap((device) => {
      const seen = new Set<string>()
      return device.interfaces.flatMap((item): readonly Found[] => {
        const repeated = seen.has(item.name) ? `There are two interfaces called ${item.name}` : undefined
        seen.add(item.name)
        const summary = interfaceNameProblem(device, item.name) ?? repeated
        if (summary === undefined) return []
        const remedy = 'Rename the interface, or remove it.'
        return [{ severity: 'error', device: device.name, field: fieldOf(item), summary, remedy }]
      })
    }),
}
