/** Lines made from the grammar's own patterns, so that every command is met, and met in its place. */
import type { Kinded, Language } from '../../src/ios/syntax/language'
import type { Element } from '../../src/ios/syntax/pattern'
import { readCommand } from '../../src/ios/syntax/read-command'
import type { Random } from './random'
import { address, anyWord } from './words'

const MASKS = ['255.255.255.248', '255.255.255.0', '255.255.255.255', '0.0.0.0', '255.0.0.0']
const WILDCARDS = ['0.0.0.7', '0.0.0.255', '0.0.1.255', '255.255.255.255', '0.255.0.255']
const PORTS = [
  'FastEthernet0/0',
  'FastEthernet0/1',
  'Loopback0',
  'Ethernet0',
  'Vlan1',
  'Dialer0',
  'GigabitEthernet0/0.10',
]

function argument(random: Random, kind: string): string {
  if (random.chance(0.03)) return anyWord(random)
  switch (kind) {
    case 'ip':
      return address(random)
    case 'mask':
      return random.pick(MASKS)
    case 'wild':
      return random.pick(WILDCARDS)
    case 'int':
      return String(random.below(random.chance(0.1) ? 100_000 : 100))
    case 'if':
      return random.pick(PORTS)
    case 'word':
      return random.pick(['test', 'RRI', 't1', 'vpn-ca', 'SITES', '1', '10', anyWord(random)])
    case 'rest':
      return [anyWord(random), anyWord(random)].slice(0, 1 + random.below(2)).join(' ')
    default:
      return random.pick(kind.split('|'))
  }
}

export function lineOf(random: Random, elements: readonly Element[]): string {
  return elements
    .flatMap((element) => {
      if (element.type === 'literal') return [element.word]
      if (element.type === 'argument') return [argument(random, element.kind)]
      return random.chance(0.5) ? [lineOf(random, element.elements)] : []
    })
    .filter((word) => word !== '')
    .join(' ')
}

/** A configuration of sections: what a line opens is filled with lines of the mode it opens. */
export function textOf<D extends Kinded>(random: Random, language: Language<D>, sections: number): string {
  const lines: string[] = []
  const fill = (mode: string, depth: number, count: number) => {
    const here = language.section(mode).declarations
    if (here.length === 0) return
    for (let n = 0; n < count; n++) {
      const line = lineOf(random, random.pick(here).elements)
      lines.push(`${' '.repeat(depth)}${random.chance(0.1) ? 'no ' : ''}${line}`)
      const opened = openedBy(language, mode, line)
      if (opened !== undefined && depth < 3) fill(opened, depth + 1, random.below(5))
    }
  }
  fill('global', 0, sections)
  return `${lines.join('\n')}\n`
}

function openedBy<D extends Kinded>(language: Language<D>, mode: string, line: string): string | undefined {
  const read = readCommand(language, mode, line, 'in full')
  if (read.kind !== 'read') return undefined
  const opens = language.opensOf(read.command)
  return opens.kind === 'section' ? opens.mode(read.command as D) : undefined
}
