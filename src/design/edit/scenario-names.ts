/** Names in a scenario's traffic and expectations: they follow a rename, and go with what they speak of. */
import { deviceOfEnd } from '../model/read'
import type { Expectation, Scenario } from '../model/scenario'

type Traffic = Pick<Scenario, 'calls' | 'flows' | 'transfers' | 'expectations'>

/** Traffic and expectations with every end and device changed. */
export function withNames(scenario: Scenario, end: (text: string) => string): Traffic {
  const ends = <T extends { readonly from: string; readonly to: string }>(item: T): T => ({
    ...item,
    from: end(item.from),
    to: end(item.to),
  })
  const { flows, transfers, expectations } = scenario
  return {
    calls: scenario.calls.map(ends),
    ...(flows ? { flows: flows.map(ends) } : {}),
    ...(transfers ? { transfers: transfers.map(ends) } : {}),
    ...(expectations ? { expectations: expectations.map((item) => expectationNamed(item, end)) } : {}),
  }
}

function expectationNamed(item: Expectation, end: (text: string) => string): Expectation {
  switch (item.kind) {
    case 'outage':
    case 'flow':
      return item
    case 'path':
      return { ...item, from: end(item.from), to: end(item.to) }
    case 'peer':
      return { ...item, site: end(item.site), peer: end(item.peer) }
    case 'hsrp-active':
    case 'route':
    case 'sa':
    case 'show':
      return { ...item, device: end(item.device) }
  }
}

/** Traffic and expectations without what speaks of an end that is gone. */
export function withoutNames(scenario: Scenario, gone: (end: string) => boolean): Traffic {
  const stays = (item: { readonly from: string; readonly to: string }) => !gone(item.from) && !gone(item.to)
  const calls = scenario.calls.filter(stays)
  const flows = scenario.flows?.filter(stays)
  const transfers = scenario.transfers?.filter(stays)
  const expectations = scenario.expectations?.filter((item) => {
    switch (item.kind) {
      case 'outage':
        return calls.some((call) => call.name === item.call)
      case 'flow':
        return flows?.some((flow) => flow.name === item.flow) === true
      case 'path':
        return stays(item)
      case 'peer':
        return !gone(item.site) && !gone(item.peer)
      default:
        return !gone(item.device)
    }
  })
  return {
    calls,
    ...(flows ? { flows } : {}),
    ...(transfers ? { transfers } : {}),
    ...(expectations ? { expectations } : {}),
  }
}

export const onDevices =
  (names: ReadonlySet<string>) =>
  (end: string): boolean =>
    names.has(deviceOfEnd(end))
