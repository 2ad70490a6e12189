/**
 * From one firewall configuration to another: the lines to type. A list that is cleared is bound again, as clearing it
 * lets go of its interface.
 */
import { type ChangeScript, scriptOf } from '../ios/index'
import { ASA } from './commands'
import type { AsaConfig } from './types'

const script = scriptOf(ASA)

/** The release that a configuration says that it is of; empty when it does not say. */
export const saidRelease = ({ statements }: AsaConfig): string => {
  const said = statements.findLast(({ command }) => command.kind === 'asa-version')?.command
  return said?.kind === 'asa-version' ? said.release : ''
}

/** A PIX 6 clears its lists in fewer words. */
const inPix = (line: string): string => line.replace(/^clear configure /, 'clear ')

/** The lines, to be typed after `configure terminal`. */
export function asaChangeScript(from: AsaConfig, to: AsaConfig): ChangeScript {
  const plain = script(from.statements, to.statements, saidRelease(from))
  const cleared = new Set(plain.lines.flatMap((line) => /^clear configure access-list (\S+)$/.exec(line)?.[1] ?? []))
  const bound = to.statements.flatMap(({ command, negated }) => {
    if (command.kind !== 'access-group' || negated || !cleared.has(command.list)) return []
    const line = ASA.write(command, false)
    return plain.lines.includes(line) ? [] : [line]
  })
  const lines = from.dialect === 'pix' ? plain.lines.map(inPix) : plain.lines
  return { ...plain, lines: [...lines, ...bound] }
}
