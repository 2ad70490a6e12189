/** The beacon of an interface, read from its line. */
import type { InterfaceConfig, Source } from '../../../../config/index'
import { lastSet, type Reader, warn } from '../../../../convert/reader'
import type { Statement } from '../../../../ios/index'

declare module '../../../../config/configuration' {
  interface InterfaceConfig {
    readonly beacon?: { readonly everySeconds: number; readonly source: Source }
  }
}

export function readBeacon(reader: Reader, lines: readonly Statement[]): Partial<InterfaceConfig> {
  const found = lastSet(lines, 'beacon-every')
  if (!found) return {}
  const { seconds } = found.command
  if (seconds < 1)
    warn(reader, found.source, 'A beacon that never rests', 'It speaks every second.', 'Write 1 or more.')
  return { beacon: { everySeconds: Math.max(1, seconds), source: found.source } }
}
