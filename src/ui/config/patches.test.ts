import { describe, expect, it } from 'vitest'
import { NO_PATCH } from '../../design/index'
import { applyPatch, parseIos, renderIos } from '../../ios/index'
import { restored, withLine, withoutInsertion, withoutLine } from './patches'
import { lineBefore, lineOf, sectionAt } from './section'
import { placeTyped } from './typed-line'

const BASE = renderIos(
  parseIos(`hostname gateway-1
crypto dynamic-map dmap 10
 set transform-set t1 t2
 reverse-route
interface FastEthernet0/0
 ip address 10.81.0.3 255.255.255.248
 no ip redirects
ip classless
access-list 1 permit 10.81.2.0 0.0.1.255
access-list 1 deny any
end`).config,
)

const apply = (patch: typeof NO_PATCH) => renderIos(applyPatch(parseIos(BASE).config, patch))
const global = (text: string) => ({ section: [], text })

/** Removes, or types after, the line that reads `at`, in the text that the patch makes. */
function remove(patch: typeof NO_PATCH, section: readonly string[], at: string): typeof NO_PATCH {
  const text = apply(patch)
  const line = lineOf(text, { section, text: at })
  const placed = sectionAt(text, line)
  return placed ? withoutLine(patch, placed, lineBefore(text, line)) : patch
}

function type(patch: typeof NO_PATCH, section: readonly string[], at: string, typed: string): typeof NO_PATCH {
  const text = apply(patch)
  const placed = placeTyped(text, 'ios', lineOf(text, { section, text: at }), typed)
  return typeof placed === 'string' ? patch : withLine(patch, placed.insertion)
}

const DMAP = ['crypto dynamic-map dmap 10']
const FA = ['interface FastEthernet0/0']

describe('removing lines by hand', () => {
  it('deletes a line of a section, once', () => {
    const patch = remove(NO_PATCH, DMAP, 'reverse-route')
    expect(patch.delete).toEqual([{ section: DMAP, text: 'reverse-route' }])
    expect(apply(patch)).not.toContain('reverse-route')
    expect(withoutLine(patch, { section: DMAP, text: 'reverse-route' }, '')).toBe(patch)
  })

  it('is undone by restoring', () => {
    const line = { section: DMAP, text: 'reverse-route' }
    expect(apply(restored(withoutLine(NO_PATCH, line, ''), line))).toBe(BASE)
  })

  it('takes an insertion back instead of deleting it', () => {
    const typed = type(NO_PATCH, FA, 'no ip redirects', 'ip mtu 1400')
    expect(remove(typed, FA, 'ip mtu 1400')).toEqual(NO_PATCH)
  })

  it('keeps what was inserted after a removed line at its place', () => {
    const typed = type(
      NO_PATCH,
      [],
      'access-list 1 permit 10.81.2.0 0.0.1.255',
      'access-list 1 permit 10.81.4.0 0.0.3.255',
    )
    const lists = apply(remove(typed, [], 'access-list 1 permit 10.81.2.0 0.0.1.255')).match(/access-list.*/g)
    expect(lists).toEqual(['access-list 1 permit 10.81.4.0 0.0.3.255', 'access-list 1 deny any'])
  })

  it('takes back what was inserted below an insertion, and leaves its successors where they were', () => {
    const below = { section: ['interface Loopback9'], text: 'shutdown', after: '' }
    const patch = [
      global('interface Loopback9'),
      below,
      { ...global('ip route 10.9.0.0 255.255.0.0 Null0'), after: 'interface Loopback9' },
    ].reduce(withLine, NO_PATCH)
    expect(withoutInsertion(patch, global('interface Loopback9')).insert).toEqual([
      global('ip route 10.9.0.0 255.255.0.0 Null0'),
    ])
  })
})

describe('typing a line after another', () => {
  it('places it in the same section and writes it out in full', () => {
    const { insert } = type(NO_PATCH, DMAP, 'set transform-set t1 t2', 'set  tran t9')
    expect(insert).toEqual([{ section: DMAP, text: 'set transform-set t9', after: 'set transform-set t1 t2' }])
  })

  it('begins the section after the line that opens it', () => {
    expect(apply(type(NO_PATCH, [], 'interface FastEthernet0/0', 'description Private'))).toContain(
      'interface FastEthernet0/0\n description Private\n',
    )
  })

  it('leaves the mode for a command that only makes sense outside it, as IOS does', () => {
    const { insert } = type(NO_PATCH, FA, 'ip address 10.81.0.3 255.255.255.248', 'ip route 10.9.0.0 255.255.0.0 Null0')
    expect(insert).toEqual([
      { section: [], text: 'ip route 10.9.0.0 255.255.0.0 Null0', after: 'interface FastEthernet0/0' },
    ])
  })

  it('enters a section that was inserted empty', () => {
    const opened = type(NO_PATCH, [], 'ip classless', 'interface Loopback9')
    expect(type(opened, [], 'interface Loopback9', 'ip address 10.9.9.9 255.255.255.255').insert.at(-1)).toEqual({
      section: ['interface Loopback9'],
      text: 'ip address 10.9.9.9 255.255.255.255',
      after: '',
    })
  })

  it('stays before the end of the configuration', () => {
    expect(
      apply(type(NO_PATCH, [], 'end', 'ip route 10.9.0.0 255.255.0.0 Null0'))
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe('end')
  })

  it('says when the language does not know the line, and keeps it', () => {
    const placed = placeTyped(BASE, 'ios', lineOf(BASE, { section: FA, text: 'no ip redirects' }), 'flux capacitor 88')
    expect(placed).toMatchObject({
      insertion: { section: FA, text: 'flux capacitor 88', after: 'no ip redirects' },
      remark: expect.stringContaining('not understood'),
    })
  })

  it('refuses what is no command, with a reason', () => {
    for (const typed of ['', '  ', '!', 'end']) expect(placeTyped(BASE, 'ios', 1, typed)).toBeTypeOf('string')
  })

  it('follows the layout where the language is not IOS', () => {
    const text =
      'interface GigabitEthernet0/0\n nameif outside\n security-level 0\n!\nroute outside 0.0.0.0 0.0.0.0 198.51.100.253 1\n'
    expect(placeTyped(text, 'asa', 2, 'shutdown')).toEqual({
      insertion: { section: ['interface GigabitEthernet0/0'], text: 'shutdown', after: 'nameif outside' },
    })
    expect(placeTyped(text, 'asa', 4, 'names')).toEqual({
      insertion: { section: [], text: 'names', after: 'interface GigabitEthernet0/0' },
    })
  })
})
