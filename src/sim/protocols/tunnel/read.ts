/** A tunnel interface, read from its lines. */
import { type InterfaceConfig, type TunnelConfig, tunnelMapName } from '../../../config/index'
import { address, all, lastSet, type Reader, warn } from '../../../convert/reader'
import type { Statement } from '../../../ios/index'
import { ETHERNET_MTU, espShape, greOverhead, largestInside } from '../../../net/index'

/** Seconds between keepalives of a tunnel, and how many may stay without an answer (IOS: keepalive, of tunnel interfaces). */
const USUAL = { seconds: 10, retries: 3 } as const

/** What makes an interface a tunnel between two ends; nothing for other kinds, whose lines are not read. */
export function readTunnel(
  reader: Reader,
  name: string,
  lines: readonly Statement[],
  names: ReadonlySet<string>,
): Partial<InterfaceConfig> {
  if (!name.startsWith('Tunnel') && !isTemplate(name, lines)) return {}
  if (
    lines.some(
      ({ command, text }) => command.kind === 'unknown' && /^tunnel (?:mode|destination|source) /.test(text.trim()),
    )
  )
    return { kind: 'tunnel' }
  const said = lines.findLast(
    ({ command }) => command.kind === 'tunnel-mode-gre' || command.kind === 'tunnel-mode-ipsec',
  )
  const mode = said?.command.kind === 'tunnel-mode-ipsec' && !said.negated ? 'ipsec' : 'gre'
  const destination = lastSet(lines, 'tunnel-destination')
  const key = lastSet(lines, 'tunnel-key')
  const vrf = lastSet(lines, 'tunnel-vrf')
  const protection = lastSet(lines, 'tunnel-protection')
  const keepalive = lastSet(lines, 'keepalive')
  const tunnel: TunnelConfig = {
    mode,
    ...sourceOf(reader, lines, names),
    ...(destination
      ? { destination: { value: address(destination.command.address), source: destination.source } }
      : {}),
    ...(vrf ? { vrf: { value: vrf.command.vrf, source: vrf.source } } : {}),
    ...(key ? { key: { value: key.command.key, source: key.source } } : {}),
    ...(keepalive && mode === 'gre'
      ? {
          keepalive: {
            seconds: keepalive.command.seconds ?? USUAL.seconds,
            retries: keepalive.command.retries ?? USUAL.retries,
            source: keepalive.source,
          },
        }
      : {}),
    ...(protection
      ? { protection: { profile: protection.command.profile, map: tunnelMapName(name), source: protection.source } }
      : {}),
  }
  return { kind: 'tunnel', pointToPoint: true, tunnel, mtu: mtuOf(reader, lines, tunnel) }
}

/** A Virtual-Template of tunnels; others are of lines that dial. */
const isTemplate = (name: string, lines: readonly Statement[]): boolean =>
  name.startsWith('Virtual-Template') && lastSet(lines, 'tunnel-protection') !== undefined

/** This end: an address, or that of an interface. */
function sourceOf(reader: Reader, lines: readonly Statement[], names: ReadonlySet<string>): Pick<TunnelConfig, 'from'> {
  const found = lines.findLast(
    ({ command }) => command.kind === 'tunnel-source' || command.kind === 'tunnel-source-interface',
  )
  if (!found || found.negated) return {}
  const { command, line, text } = found
  const source = { line, text }
  if (command.kind === 'tunnel-source') return { from: { address: address(command.address), source } }
  if (command.kind !== 'tunnel-source-interface') return {}
  if (!names.has(command.interface))
    warn(reader, source, `${command.interface} does not exist`, 'The tunnel has no end here.', 'Correct the name.')
  return { from: { interface: command.interface, source } }
}

/**
 * What was told; else what Ethernet has room for around it: less GRE's own bytes, or for IPsec's own kind less what ESP of the
 * first transform set adds, in whole blocks of the cipher.
 */
function mtuOf(reader: Reader, lines: readonly Statement[], { mode, key, protection }: TunnelConfig): number {
  const told = lastSet(lines, 'ip-mtu')?.command.bytes
  if (told !== undefined) return told
  if (mode === 'gre') return ETHERNET_MTU - greOverhead(key?.value)
  const profile = all(reader.config.statements, 'ipsec-profile').findLast(
    ({ command }) => command.name === protection?.profile,
  )
  const name = lastSet(profile?.children ?? [], 'set-transform-set')?.command.names[0]
  const set = all(reader.config.statements, 'transform-set').findLast(({ command }) => command.name === name)
  const transforms = set?.command.transforms ?? []
  const cipher = transforms.find((word) => word.startsWith('esp-') && !word.endsWith('-hmac'))
  const integrity = transforms.find((word) => word.startsWith('esp-') && word.endsWith('-hmac'))
  return cipher === undefined
    ? ETHERNET_MTU
    : largestInside(ETHERNET_MTU, { mode: 'tunnel', shape: espShape(cipher, integrity) })
}
