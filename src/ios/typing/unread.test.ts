/** What a router takes that is not read here stays at its place; what it refuses is refused as it does. */
import { describe, expect, it } from 'vitest'
import { parseIos } from '../parse'
import { renderIos } from '../render'
import type { IosConfig } from '../statement'
import { type Columns, NO_COLUMNS } from '../syntax/indentation'
import { typeLine } from './type-line'

const BASE = parseIos('hostname r\ninterface Ethernet0\n ip address 10.0.0.1 255.0.0.0\n').config

function typed(...lines: readonly string[]): string {
  let [config, section, columns]: [IosConfig, readonly string[], Columns] = [BASE, [], NO_COLUMNS]
  for (const line of lines) {
    const answer = typeLine(config, section, line, columns)
    if (answer.kind === 'refused') return answer.refusal.kind
    ;[config, section, columns] = [answer.config, answer.section, answer.columns]
  }
  expect(renderIos(parseIos(renderIos(config)).config)).toBe(renderIos(config))
  return renderIos(config).replaceAll(/^!\n/gm, '')
}

describe('configure terminal', () => {
  it('keeps known lines that are not read, in the section where they were typed', () => {
    expect(
      typed('interface Ethernet0', 'ip nbar protocol-discovery', 'router ospf 1', 'network 10.0.0.0 0.0.0.255 area 0'),
    ).toBe(
      'hostname r\ninterface Ethernet0\n ip address 10.0.0.1 255.0.0.0\n ip nbar protocol-discovery\nrouter ospf 1\n network 10.0.0.0 0.0.0.255 area 0\n',
    )
  })
  it('takes such a line away again, and the other way round', () => {
    expect(typed('lldp run', 'no lldp run')).toBe(typed())
    expect(typed('no lldp run', 'lldp run')).toBe(typed('lldp run'))
  })
  it('leaves an unread section by a line that it reads', () => {
    expect(typed('router ospf 1', 'hostname other')).toContain('hostname other\n')
  })
  it.each([
    ['frobnicate', 'invalid'],
    ['i', 'ambiguous'],
    ['ip route 10.0.0.0', 'incomplete'],
  ])('refuses "%s": %s', (line, kind) => {
    expect(kind).toContain(typed(line))
  })
})
