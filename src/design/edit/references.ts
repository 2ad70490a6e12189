/**
 * Everything in a design that refers to a device or an interface by its name, so that a rename takes it along and a
 * removal leaves nothing that leads nowhere. Names stand in links, peers, CallManagers, saved flows, the history,
 * scenarios, tracked interfaces, sections of hand-made changes, the description of a cross-over, and in what people wrote.
 */
import type { Design, Link, LinkEndRef } from '../model/design'
import type { Device, Patch, Phone } from '../model/device'
import { deviceOfEnd, deviceOfFault } from '../model/read'
import type { Scenario, ScenarioEvent } from '../model/scenario'
import { proseRenamed } from './prose'
import { onDevices, withNames, withoutNames } from './scenario-names'

/** A link with its ends changed; the same one when neither is, so that designs share it. */
function withEnds(link: Link, end: (ref: LinkEndRef) => LinkEndRef): Link {
  const [a, b] = [end(link.a), end(link.b)]
  return a === link.a && b === link.b ? link : { ...link, a, b }
}

/** The description that a cross-over interface is given (SEED). */
export function crossOverDescription(far: string): string {
  return `X-Over cable to ${far}`
}

export function renameDeviceEverywhere(design: Design, from: string, to: string): Design {
  const end = (ref: LinkEndRef): LinkEndRef => (ref.device === from ? { ...ref, device: to } : ref)
  const flowEnd = (text: string) => (deviceOfEnd(text) === from ? to + text.slice(from.length) : text)
  const renamed = {
    ...design,
    devices: design.devices.map((device) => renameIn(device, from, to)),
    links: design.links.map((link) => withEnds(link, end)),
    flows: design.flows.map((flow) => ({ ...flow, from: flowEnd(flow.from), to: flowEnd(flow.to) })),
    history: design.history.map((event) => ({ ...event, fault: renameInFault(event.fault, from, to) })),
    scenarios: design.scenarios.map((scenario) => renameInScenario(scenario, from, to, flowEnd)),
  }
  return proseRenamed(renamed, from, to)
}

function renameInFault(fault: string, from: string, to: string): string {
  return deviceOfFault(fault) === from ? fault.replace(`:${from}`, () => `:${to}`) : fault
}

function renameInScenario(scenario: Scenario, from: string, to: string, end: (text: string) => string): Scenario {
  const renamed = (event: ScenarioEvent): ScenarioEvent =>
    event.action === 'configure'
      ? { ...event, device: event.device === from ? to : event.device }
      : { ...event, fault: renameInFault(event.fault, from, to) }
  return {
    ...scenario,
    events: scenario.events.map(renamed),
    ...withNames(scenario, end),
  }
}

function renameIn(device: Device, from: string, to: string): Device {
  const renamed = device.name === from ? { ...device, name: to } : device
  switch (renamed.kind) {
    case 'soho':
      if (!renamed.peers.includes(from)) return renamed
      return { ...renamed, peers: renamed.peers.map((peer) => (peer === from ? to : peer)) }
    case 'phone':
      if (renamed.callManager !== from && renamed.backupCallManager !== from) return renamed
      return {
        ...renamed,
        ...(renamed.callManager === from ? { callManager: to } : {}),
        ...(renamed.backupCallManager === from ? { backupCallManager: to } : {}),
      }
    case 'head-end': {
      const told = crossOverDescription(from)
      if (!renamed.interfaces.some((item) => item.description === told)) return renamed
      const interfaces = renamed.interfaces.map((item) =>
        item.description === told ? { ...item, description: crossOverDescription(to) } : item,
      )
      return { ...renamed, interfaces }
    }
    default:
      return renamed
  }
}

export function forgetDevices(design: Design, names: ReadonlySet<string>): Design {
  return {
    ...design,
    devices: design.devices.filter((device) => !names.has(device.name)).map((device) => forgetIn(device, names)),
    links: design.links.filter((link) => !names.has(link.a.device) && !names.has(link.b.device)),
    flows: design.flows.filter((flow) => !names.has(deviceOfEnd(flow.from)) && !names.has(deviceOfEnd(flow.to))),
    history: design.history.filter((event) => !names.has(deviceOfFault(event.fault))),
    scenarios: design.scenarios.map((scenario) => ({
      ...scenario,
      events: scenario.events.filter(
        (event) => !names.has(event.action === 'configure' ? event.device : deviceOfFault(event.fault)),
      ),
      ...withoutNames(scenario, onDevices(names)),
    })),
  }
}

function forgetIn(device: Device, names: ReadonlySet<string>): Device {
  if (device.kind === 'soho' && device.peers.some((peer) => names.has(peer))) {
    return { ...device, peers: device.peers.filter((peer) => !names.has(peer)) }
  }
  return device.kind === 'phone' ? withoutServers(device, names) : device
}

/** A phone whose first CallManager goes keeps its second, as the first. */
function withoutServers(phone: Phone, names: ReadonlySet<string>): Phone {
  const { backupCallManager: second = '', ...rest } = phone
  const backup = names.has(second) ? '' : second
  if (names.has(phone.callManager)) return { ...rest, callManager: backup }
  return backup === second ? phone : rest
}

/** Takes along what refers to an interface that has already got its new name. */
export function renameInterfaceEverywhere(design: Design, device: string, from: string, to: string): Design {
  const end = (ref: LinkEndRef): LinkEndRef =>
    ref.device === device && ref.interface === from ? { ...ref, interface: to } : ref
  const text = (whole: string) => (whole === `${device}/${from}` ? `${device}/${to}` : whole)
  return {
    ...design,
    devices: design.devices.map((item) => (item.name === device ? renamePortIn(item, from, to) : item)),
    links: design.links.map((link) => withEnds(link, end)),
    flows: design.flows.map((flow) => ({ ...flow, from: text(flow.from), to: text(flow.to) })),
    history: design.history.map((event) => ({ ...event, fault: renameTarget(event.fault, device, from, to) })),
    scenarios: design.scenarios.map((scenario) => ({
      ...scenario,
      events: scenario.events.map((event) =>
        event.action === 'configure'
          ? event.device === device
            ? { ...event, lines: event.lines.map((line) => renameWord(line, from, to)) }
            : event
          : { ...event, fault: renameTarget(event.fault, device, from, to) },
      ),
      ...withNames(scenario, text),
    })),
  }
}

/** A fault's text in its parts when it strikes an interface: options stand behind a comma. */
function struckPort(
  fault: string,
  device: string,
  name: string,
): { readonly kind: string; readonly options: string } | undefined {
  const [target = '', ...options] = fault.split(',')
  const whole = `:${device}/${name}`
  if (!target.endsWith(whole)) return undefined
  return { kind: target.slice(0, -whole.length), options: options.map((word) => `,${word}`).join('') }
}

function renameTarget(fault: string, device: string, from: string, to: string): string {
  const struck = struckPort(fault, device, from)
  return struck ? `${struck.kind}:${device}/${to}${struck.options}` : fault
}

function renamePortIn(device: Device, from: string, to: string): Device {
  const patched = { ...device, patch: renameInPatch(device.patch, (text) => renameWord(text, from, to)) }
  if (patched.kind !== 'head-end') return patched
  const tracks = patched.hsrp.tracks.map((track) => (track.interface === from ? { ...track, interface: to } : track))
  return { ...patched, hsrp: { ...patched.hsrp, tracks } }
}

/** A line of configuration that names the interface: `passive-interface FastEthernet0/0`. */
function renameWord(line: string, from: string, to: string): string {
  return line.replace(/\S+/g, (word) => (word === from ? to : word))
}

function renameInPatch(patch: Patch, rename: (text: string) => string): Patch {
  return {
    delete: patch.delete.map((line) => ({ section: line.section.map(rename), text: rename(line.text) })),
    insert: patch.insert.map((line) => ({
      section: line.section.map(rename),
      text: rename(line.text),
      ...(line.after === undefined ? {} : { after: rename(line.after) }),
    })),
  }
}

/** Takes away what refers to an interface that is gone. */
export function forgetInterface(design: Design, device: string, name: string): Design {
  const at = (ref: LinkEndRef) => ref.device === device && ref.interface === name
  const whole = `${device}/${name}`
  return {
    ...design,
    devices: design.devices.map((item) =>
      item.name === device && item.kind === 'head-end'
        ? { ...item, hsrp: { ...item.hsrp, tracks: item.hsrp.tracks.filter((track) => track.interface !== name) } }
        : item,
    ),
    links: design.links.filter((link) => !at(link.a) && !at(link.b)),
    flows: design.flows.filter((flow) => flow.from !== whole && flow.to !== whole),
    history: design.history.filter((event) => struckPort(event.fault, device, name) === undefined),
    scenarios: design.scenarios.map((scenario) => ({
      ...scenario,
      events: scenario.events.filter(
        (event) => event.action === 'configure' || struckPort(event.fault, device, name) === undefined,
      ),
      ...withoutNames(scenario, (end) => end === whole),
    })),
  }
}
