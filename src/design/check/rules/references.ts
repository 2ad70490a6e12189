/** Saved flows and the history speak of devices and interfaces that exist. */
import { parseIp } from '../../../net/index'
import { deviceOfEnd, deviceOfFault } from '../../model/read'
import type { Found, Rule } from '../rule'
import type { Survey } from '../survey'

export const references: Rule = {
  name: 'references',
  title: 'Saved flows and history',
  why: 'A flow or an event that names a device that is gone tests nothing.',
  source: 'The document',
  check: (survey) => {
    const { flows, history } = survey.design
    const lostFlows = flows.flatMap((flow) =>
      [flow.from, flow.to]
        .filter((end) => !isEnd(survey, end))
        .map((end): Found => {
          const summary = `The saved flow "${flow.name}" speaks of ${end}, which does not exist`
          const kept = flows.filter((item) => item !== flow)
          const edit = { kind: 'set-design', change: { flows: kept } } as const
          const fix = { says: `Removes the saved flow "${flow.name}".`, safe: true, edit }
          return { severity: 'warning', field: 'flows', summary, remedy: 'Correct or remove the flow.', fix }
        }),
    )
    const lostEvents = history
      .filter((event) => !survey.named.has(deviceOfFault(event.fault)))
      .map((event): Found => {
        const summary = `The history at ${event.atSeconds} s speaks of ${event.fault}, which does not exist`
        const edit = { kind: 'set-design', change: { history: history.filter((item) => item !== event) } } as const
        const fix = { says: 'Removes the event from the history.', safe: true, edit }
        return { severity: 'warning', field: 'history', summary, remedy: 'Correct or remove the event.', fix }
      })
    return [...lostFlows, ...lostEvents]
  },
}

/** An address, a device, or one of its interfaces. */
function isEnd({ named }: Survey, text: string): boolean {
  if (parseIp(text) !== undefined) return true
  const name = deviceOfEnd(text)
  const device = named.get(name)
  return device !== undefined && (text === name || device.interfaces.some((item) => text === `${name}/${item.name}`))
}
