/** What a drawing, or the others, say of a device and no line of it does: it stays when the lines change. */
import {
  type Configuration,
  type DeviceId,
  type InterfaceConfig,
  notKnownAt,
  type ScopedNotKnown,
  withDoubtfulPeers,
} from '../config/index'

export interface Drawn extends Pick<Configuration, 'platform' | 'standing'> {
  /** Interfaces that lead to a network which is not drawn. */
  readonly stubs: ReadonlySet<string>
}

/** What was drawn of a device that runs with this configuration; nothing of one that is not there. */
export const drawnOf = (before: Configuration | undefined): Drawn => ({
  ...(before?.platform === undefined ? {} : { platform: before.platform }),
  ...(before?.standing === undefined ? {} : { standing: before.standing }),
  stubs: new Set(before?.interfaces.flatMap((item) => (item.stub ? [item.name] : []))),
})

/** The configuration that was read, as that of the drawn device. */
export function asDrawn(read: Configuration, { stubs, ...told }: Drawn): Configuration {
  const configuration = { ...read, ...told }
  if (stubs.size === 0) return configuration
  const interfaces = read.interfaces.map((item) => (stubs.has(item.name) ? { ...item, stub: true } : item))
  const given = interfaces.flatMap((item) => (stubs.has(item.name) ? givenThere(read.device, item) : []))
  const notKnown = [...(read.notKnown ?? []), ...given]
  return { ...configuration, interfaces, ...(notKnown.length > 0 ? { notKnown } : {}) }
}

/** An interface whose address is given where nothing is drawn is up, and has one that nobody here knows. */
function givenThere(device: DeviceId, { name, address }: InterfaceConfig): readonly ScopedNotKnown[] {
  if (address.kind !== 'dhcp' || !address.source) return []
  const summary = `which address ${name} is given where nothing is drawn`
  return [{ scope: { kind: 'address', interface: name }, ...notKnownAt(device, address.source, summary) }]
}

/** The configuration with what lines of the others leave open of it. */
export function among(configuration: Configuration, others: readonly Configuration[]): Configuration {
  const rest = others.filter(({ device }) => device !== configuration.device)
  return withDoubtfulPeers([configuration, ...rest])[0] ?? configuration
}
