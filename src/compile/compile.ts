/** Design → one text (or, for devices without one, one Configuration) per device, and what surrounds them. */
import { type AsaConfig, applyAsaPatch, renderAsaWithLines } from '../asa/index'
import {
  type Configuration,
  DEFAULT_PARAMETERS,
  type DeviceKind,
  type Diagnostic,
  type Parameters,
  parseFault,
  type TimedEvent,
  type Topology,
} from '../config/index'
import type { Design, Device } from '../design/index'
import { applyPatch, type IosConfig, renderWithLines } from '../ios/index'
import { compileFirewall } from './firewall'
import { compileHeadEnd } from './head-end'
import { plainConfiguration } from './plain'
import { compileSoho } from './soho'
import { topologyOf } from './topology'

export type CompiledDevice =
  | {
      readonly device: string
      readonly kind: DeviceKind
      readonly language: 'ios'
      readonly release: string
      readonly config: IosConfig
      readonly text: string
    }
  | {
      readonly device: string
      readonly kind: DeviceKind
      readonly language: 'asa'
      readonly release: string
      readonly config: AsaConfig
      readonly text: string
    }
  | {
      readonly device: string
      readonly kind: DeviceKind
      readonly language: 'none'
      readonly configuration: Configuration
      readonly text: ''
    }

export interface CompiledDesign {
  readonly devices: readonly CompiledDevice[]
  readonly topology: Topology
  readonly history: readonly TimedEvent[]
  readonly parameters: Parameters
  readonly diagnostics: readonly Diagnostic[]
}

export function compileDesign(design: Design): CompiledDesign {
  const { history, diagnostics } = compileHistory(design)
  return {
    devices: design.devices.map((device) => compileDevice(design, device)),
    topology: topologyOf(design),
    history,
    parameters: parametersOf(design),
    diagnostics,
  }
}

/** One device's text with its changes by hand; every statement knows its line. */
function compileDevice(design: Design, device: Device): CompiledDevice {
  switch (device.kind) {
    case 'head-end':
    case 'soho': {
      const compiled = device.kind === 'head-end' ? compileHeadEnd(design, device) : compileSoho(design, device)
      const { text, config } = renderWithLines(applyPatch(compiled, device.patch))
      return { device: device.name, kind: 'router', language: 'ios', release: device.release, config, text }
    }
    case 'firewall': {
      const { text, config } = renderAsaWithLines(applyAsaPatch(compileFirewall(design, device), device.patch))
      return { device: device.name, kind: 'firewall', language: 'asa', release: device.release, config, text }
    }
    default: {
      const configuration = plainConfiguration(design, device)
      return { device: device.name, kind: configuration.kind, language: 'none', configuration, text: '' }
    }
  }
}

/** Named parameters of the design over the defaults; values of the wrong type are left out. */
function parametersOf(design: Design): Parameters {
  const known = Object.entries(design.parameters).filter(
    ([key, value]) => typeof value === typeof (DEFAULT_PARAMETERS as unknown as Record<string, unknown>)[key],
  )
  return { ...DEFAULT_PARAMETERS, ...Object.fromEntries(known) }
}

function compileHistory(design: Design): {
  readonly history: readonly TimedEvent[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const history = design.history.flatMap((event): readonly TimedEvent[] => {
    const fault = parseFault(event.fault)
    const problem =
      typeof fault === 'string'
        ? fault
        : design.devices.some((device) => device.name === fault.device)
          ? undefined
          : `there is no device ${fault.device}`
    if (typeof fault !== 'string' && problem === undefined)
      return [{ at: Math.round(event.atSeconds * 1e6), action: event.action, fault }]
    diagnostics.push({
      severity: 'warning',
      device: '',
      line: 0,
      summary: `An event of the history is left out: ${problem ?? ''}`,
      detail: event.fault,
      remedy: 'Correct or remove the event.',
    })
    return []
  })
  return { history, diagnostics }
}
