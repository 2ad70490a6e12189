/** Design → one text (or, for devices without one, one Configuration) per device, and what surrounds them. */
import { type AsaConfig, applyAsaPatch, layOutAsa, renderAsaWithLines } from '../asa/index'
import type { Configuration, DeviceKind, Diagnostic, Parameters, TimedEvent, Topology } from '../config/index'
import type { Design, Device, DeviceOf, Firewall } from '../design/index'
import { applyPatch, asPrinted, type IosConfig, layOutIos, renderWithLines } from '../ios/index'
import { withAsaBaseline, withBaseline } from './baseline'
import { asaFirewall } from './firewall/asa'
import { iosFirewall } from './firewall/ios'
import { planFirewall } from './firewall/plan'
import { compileHeadEnd } from './head-end'
import { compileHistory } from './history'
import { homeNatConfiguration } from './home-nat'
import { internetConfiguration } from './internet'
import { parametersOf } from './parameters'
import { hostConfiguration } from './plain'
import { withPortWords } from './port-words'
import { compileRouter } from './router'
import { compileSoho } from './soho'
import { switchConfiguration } from './switch'
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
export function compileDevice(design: Design, device: Device): CompiledDevice {
  switch (device.kind) {
    case 'head-end':
    case 'soho':
    case 'router': {
      const { text, config } = writtenIos(device, withBaseline(design, device, routerConfig(design, device)))
      return { device: device.name, kind: 'router', language: 'ios', release: device.release, config, text }
    }
    case 'firewall':
      return compileFirewall(design, device)
    case 'lan':
      return plain(switchConfiguration(design, device))
    case 'server':
    case 'phone':
    case 'pc':
      return plain(hostConfiguration(design, device))
    case 'home-nat':
      return plain(homeNatConfiguration(design, device))
    case 'internet':
      return plain(internetConfiguration(design, device))
  }
}

/** One plan, in the language that the firewall speaks. */
function compileFirewall(design: Design, device: Firewall): CompiledDevice {
  const { name, release } = device
  const plan = planFirewall(design, device)
  if (device.dialect === 'ios') {
    const { text, config } = writtenIos(device, withBaseline(design, device, iosFirewall(device, plan)))
    return { device: name, kind: 'firewall', language: 'ios', release, config, text }
  }
  const { text, config } = writtenAsa(device, withAsaBaseline(design, device, asaFirewall(device, plan)))
  return { device: name, kind: 'firewall', language: 'asa', release, config, text }
}

/** With the changes by hand, in the layout that the device was imported in, if it was. */
function writtenIos(
  { patch, layout, release }: Device & { readonly release: string },
  base: IosConfig,
): ReturnType<typeof renderWithLines> {
  const config = applyPatch({ statements: asPrinted(base.statements, release) }, patch)
  const written = (layout === undefined ? undefined : layOutIos(config, layout)) ?? renderWithLines(config)
  return { ...written, text: withPortWords(release, written.text) }
}

function writtenAsa({ patch, layout }: Device, base: AsaConfig): ReturnType<typeof renderAsaWithLines> {
  const config = applyAsaPatch(base, patch)
  return (layout === undefined ? undefined : layOutAsa(config, layout)) ?? renderAsaWithLines(config)
}

function routerConfig(design: Design, device: DeviceOf<'head-end' | 'soho' | 'router'>): IosConfig {
  switch (device.kind) {
    case 'head-end':
      return compileHeadEnd(design, device)
    case 'soho':
      return compileSoho(design, device)
    case 'router':
      return compileRouter(device)
  }
}

/** A device without a text is what its Configuration says. */
function plain(configuration: Configuration): CompiledDevice {
  return { device: configuration.device, kind: configuration.kind, language: 'none', configuration, text: '' }
}
