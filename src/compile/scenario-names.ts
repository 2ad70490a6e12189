/**
 * Names that a scenario's traffic and expectations use and nothing has. A mistyped one must be told: an expectation
 * that something is absent, or not answered, would otherwise be met by it for ever.
 */
import { type Design, deviceNamed, type Expectation, type Scenario } from '../design/index'
import { didYouMean, parseIp, parsePrefix } from '../net/index'
import { noDevice, noEnd } from './no-device'

/** One sentence for each, beginning with its path. */
export function unknownNames(design: Design, scenario: Scenario): readonly string[] {
  const { flows = [], transfers = [], expectations = [] } = scenario
  const ends = (
    kind: string,
    { name, from, to }: { readonly name: string; readonly from: string; readonly to: string },
  ) => [...endProblem(design, `${kind} "${name}", from`, from), ...endProblem(design, `${kind} "${name}", to`, to)]
  return [
    ...flows.flatMap((item) => ends('flow', item)),
    ...transfers.flatMap((item) => ends('transfer', item)),
    ...expectations.flatMap((item, at) => expectationProblems(design, scenario, item, `expectations.${at}`)),
  ]
}

function expectationProblems(design: Design, scenario: Scenario, item: Expectation, path: string): readonly string[] {
  switch (item.kind) {
    case 'outage':
      return trafficProblem(scenario.calls, 'call', item.call, path)
    case 'flow':
      return trafficProblem(scenario.flows ?? [], 'flow', item.flow, path)
    case 'path':
      return [...endProblem(design, `${path}.from`, item.from), ...endProblem(design, `${path}.to`, item.to)]
    case 'peer':
      return [
        ...deviceProblem(design, `${path}.site`, item.site),
        ...(item.peer === '' ? [] : deviceProblem(design, `${path}.peer`, item.peer)),
      ]
    case 'route':
    case 'sa':
      return [
        ...deviceProblem(design, `${path}.device`, item.device),
        ...(parsePrefix(item.prefix)
          ? []
          : [`${path}.prefix: "${item.prefix}" is no prefix; write it like 10.81.2.0/29`]),
      ]
    case 'hsrp-active':
    case 'show':
      return deviceProblem(design, `${path}.device`, item.device)
  }
}

function trafficProblem(
  traffic: readonly { readonly name: string }[],
  kind: 'call' | 'flow',
  name: string,
  path: string,
): readonly string[] {
  if (traffic.some((item) => item.name === name)) return []
  const names = traffic.map((item) => `"${item.name}"`).join(', ')
  const meant = didYouMean(
    name,
    traffic.map((item) => item.name),
  )
  return [
    `${path}.${kind}: there is no ${kind} "${name}"${meant === '' ? ` (${names === '' ? 'the scenario has none' : `there is ${names}`})` : meant}`,
  ]
}

function deviceProblem(design: Design, path: string, name: string): readonly string[] {
  return deviceNamed(design, name) ? [] : [`${path}: ${noDevice(design, name)}`]
}

/** An end is a device, `device/interface` or an address. */
function endProblem(design: Design, path: string, end: string): readonly string[] {
  if (parseIp(end) !== undefined || deviceNamed(design, end)) return []
  const slash = end.indexOf('/')
  const device = deviceNamed(design, slash === -1 ? end : end.slice(0, slash))
  if (!device) return [`${path}: ${noEnd(design, slash === -1 ? end : end.slice(0, slash))}`]
  const name = end.slice(slash + 1)
  return device.interfaces.some((item) => item.name === name)
    ? []
    : [
        `${path}: ${device.name} has no interface ${name}; it has ${device.interfaces.map((item) => item.name).join(', ')}`,
      ]
}
