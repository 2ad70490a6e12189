/**
 * Commands of IOS 12.2 to XE 17 and of ASA 7 to 9, a line for each form, written by hand from command references for this
 * test: each is known, with its effect, and none is taken for a slip.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AsaStatement, asaEffectOf, parseAsa } from '../asa/index'
import { effectOf, parseIos, type Statement } from '../ios/index'

const FOLDER = join(import.meta.dirname, 'testing/words')

/** Lines that nothing is known of; what stands in a section that is not read is that section's. */
const strange = (items: readonly Statement[]): readonly string[] =>
  items.flatMap((item) => (effectOf(item.command, item.negated) === undefined ? [item.text] : strange(item.children)))
const strangeToFirewall = (items: readonly AsaStatement[]): readonly string[] =>
  items.flatMap((item) =>
    asaEffectOf(item.command, item.negated) === undefined ? [item.text] : strangeToFirewall(item.children),
  )

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  const isFirewall = name.startsWith('asa')
  const read = isFirewall ? parseAsa(text) : parseIos(text)

  it('has no line that is not known', () => {
    expect(text.split('\n').length).toBeGreaterThan(150)
    const lines = isFirewall
      ? strangeToFirewall(parseAsa(text).config.statements)
      : strange(parseIos(text).config.statements)
    expect(lines).toEqual([])
  })
  it('has no line that is called wrong', () => {
    expect(read.diagnostics.filter(({ severity }) => severity === 'error').map(({ summary }) => summary)).toEqual([])
  })
})

describe('a form that is not read', () => {
  const severities = (text: string, isFirewall = false) =>
    (isFirewall ? parseAsa(text) : parseIos(text)).diagnostics.map(({ severity }) => severity)

  it('is no slip where a device may write it: more behind a command, an address of IPv6, a number of base 16', () => {
    expect(severities('router ospf 1\n distance 120 10.0.0.1 0.0.0.0 5\n')).toEqual(['warning'])
    expect(severities('interface Tunnel0\n tunnel source 2001:db8::1\n')).toEqual(['warning'])
    expect(severities('crypto ikev2 keyring K\n peer A\n  pre-shared-key hex 0x1234\n')).toEqual(['warning'])
    expect(severities('object network X\n subnet 2001:db8::/32\n', true)).toEqual(['warning'])
    expect(severities('access-list alert-interval 3\n', true)).toEqual([])
  })
  it('is one where its value can be none', () => {
    expect(severities('interface Ethernet0\n ip address 10.0.0.1 255.0.0\n')).toEqual(['error'])
    expect(severities('ip route 10.0.0.0/8 Null0\n')).toEqual(['error'])
  })
})
