/**
 * From one firewall configuration to another: the lines to type. A list that is cleared is bound again, as clearing it
 * lets go of its interface.
 */
import { type ChangeScript, scriptOf } from '../ios/index'
import { ASA } from './commands'
import type { AsaConfig } from './types'

const script = scriptOf(ASA)

/** FWSM 2.x to 4.x have the language of ASA 7.0 to 8.2, by numbers of their own (Catalyst 6500 FWSM command reference). */
const AS_SERVICES_MODULE = '8.2'

/** The release of the ASA's or the PIX's language that a configuration says that it is of; empty when it does not say. */
export const firewallRelease = ({ statements }: Pick<AsaConfig, 'statements'>): string => {
  const said = statements.findLast(({ command }) => command.kind === 'asa-version')?.command
  if (said?.kind !== 'asa-version') return ''
  return said.product === 'FWSM' ? AS_SERVICES_MODULE : said.release
}

/** A PIX 6 clears its lists in fewer words. */
const inPix = (line: string): string => line.replace(/^clear configure /, 'clear ')

/** The lines, to be typed after `configure terminal`. */
export function asaChangeScript(from: AsaConfig, to: AsaConfig): ChangeScript {
  const plain = script(from.statements, to.statements, firewallRelease(from))
  const cleared = new Set(plain.lines.flatMap((line) => /^clear configure access-list (\S+)$/.exec(line)?.[1] ?? []))
  const bound = to.statements.flatMap(({ command, negated }) => {
    if (command.kind !== 'access-group' || negated || !cleared.has(command.list)) return []
    const line = ASA.write(command, false)
    return plain.lines.includes(line) ? [] : [line]
  })
  const lines = from.dialect === 'pix' ? plain.lines.map(inPix) : plain.lines
  return { ...plain, lines: [...lines, ...bound] }
}
