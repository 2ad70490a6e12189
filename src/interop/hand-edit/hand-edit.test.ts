/** Texts changed by hand: what the design can say changes the design, all else stays by hand, and the text is as typed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../../compile/index'
import { applied, type Design, deviceNamed, devicesOf, REFERENCE_DESIGNS } from '../../design/index'
import { parseIos, renderCommand, type Statement, sameConfiguration } from '../../ios/index'
import { type HandEdit, handEdit } from '../index'

const reference = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')?.build()
if (!reference) throw new Error('no reference design')

const textOf = (design: Design, device: string) =>
  compileDesign(design).devices.find((item) => item.device === device)?.text ?? ''

function changed(
  design: Design,
  device: string,
  from: string | RegExp,
  to: string,
): HandEdit & { readonly after: Design } {
  const before = textOf(design, device)
  const text = before.replace(from, to)
  if (text === before) throw new Error(`${String(from)} is not in the text`)
  return typed(design, device, text)
}

function typed(design: Design, device: string, text: string): HandEdit & { readonly after: Design } {
  const change = handEdit(design, device, { text })
  if (typeof change === 'string') throw new Error(change)
  const after = applied(design, change.edit)
  if (typeof after === 'string') throw new Error(after)
  return { ...change, after }
}

const headEnd = (design: Design, name: string) => devicesOf(design, 'head-end').find((item) => item.name === name)
const soho = (design: Design, name: string) => devicesOf(design, 'soho').find((item) => item.name === name)

describe('what the design can say', () => {
  it('follows the text: priority, reverse route, redirects, the default route', () => {
    const priority = changed(reference, 'gateway-1', 'standby 1 priority 120', 'standby 1 priority 90')
    expect(headEnd(priority.after, 'gateway-1')?.hsrp.priority).toBe(90)
    expect(priority).toMatchObject({ fields: ['HSRP priority 120 → 90'], byHand: 0, shared: false })
    const route = changed(reference, 'gateway-1', / reverse-route\n/, '')
    expect(headEnd(route.after, 'gateway-1')?.reverseRoute).toBe(false)
    expect(route).toMatchObject({ fields: ['reverse route injection off'], byHand: 0 })
    const gateway = changed(reference, 'gateway-2', '0.0.0.0 0.0.0.0 10.81.0.1', '0.0.0.0 0.0.0.0 10.81.0.2')
    expect(headEnd(gateway.after, 'gateway-2')?.defaultGateway).toBe('10.81.0.2')
  })
  it('peers of a site, in their order', () => {
    const peer = (n: number) => ` set peer 198.51.100.${n}\n`
    const turned = changed(reference, 'soho-16', `${peer(1)}${peer(2)}`, `${peer(2)}${peer(1)}`)
    expect(soho(turned.after, 'soho-16')?.peers).toEqual(['gateway-2', 'gateway-1'])
    const third = changed(reference, 'soho-16', peer(2), `${peer(2)}${peer(9)}`)
    expect(third.byHand).toBe(1)
    expect(textOf(third.after, 'soho-16')).toContain(`${peer(2)}${peer(9)}`)
  })
  it('tunnel interfaces: whom a site leads to follows its tunnels, and other lines leave them as they are', () => {
    const design = REFERENCE_DESIGNS.find((item) => item.name === 'ikev2-vti')?.build()
    if (!design) throw new Error('no design with tunnel interfaces')
    const described = changed(design, 'soho-1', 'description To hub-1', 'description Elsewhere')
    expect(soho(described.after, 'soho-1')?.peers).toEqual(['hub-1', 'hub-2'])
    expect(described.byHand).toBe(2)
    const hub = changed(design, 'hub-1', 'description Hosts of hub 1', 'description Hosts')
    expect(hub).toMatchObject({ fields: ['GigabitEthernet0/1 changed'], byHand: 0 })
    const second = /interface Tunnel2\n(?: .*\n)*!\n/
    const gone = textOf(design, 'soho-1')
      .replace(second, '')
      .replace(/^ip route .* Tunnel2 10\n/gm, '')
    const alone = typed(design, 'soho-1', gone)
    expect(soho(alone.after, 'soho-1')?.peers).toEqual(['hub-1'])
    expect(textOf(alone.after, 'hub-1')).toContain('interface Tunnel1')
    expect(textOf(alone.after, 'hub-2')).not.toContain('interface Tunnel1')
  })
  it('an address, and who refers to it: the sites follow their head-end', () => {
    const moved = changed(reference, 'gateway-2', '198.51.100.2 255.255.255.255', '198.51.100.7 255.255.255.255')
    expect(moved.fields).toEqual(['Loopback0 changed'])
    expect(textOf(moved.after, 'soho-16')).toContain('set peer 198.51.100.7')
  })
  it('a new interface, and another hostname', () => {
    const added = changed(
      reference,
      'gateway-1',
      /^end$/m,
      'interface Loopback7\n ip address 10.9.9.9 255.255.255.255\nend',
    )
    expect(headEnd(added.after, 'gateway-1')?.interfaces.map((item) => item.name)).toContain('Loopback7')
    const renamed = changed(reference, 'gateway-1', 'hostname gateway-1', 'hostname east')
    expect(soho(renamed.after, 'soho-16')?.peers).toEqual(['east', 'gateway-2'])
    expect(renamed.byHand).toBe(0)
  })
  it('of a firewall: its default route and its hairpin', () => {
    const hairpin = changed(
      reference,
      'firewall',
      /^access-group/m,
      'same-security-traffic permit intra-interface\naccess-group',
    )
    // The design would let returning traffic through by rules too; the text does not.
    expect(hairpin).toMatchObject({ fields: ['hairpin on'], byHand: 2 })
    expect(textOf(hairpin.after, 'firewall').split('\n').sort()).toEqual(
      `${textOf(reference, 'firewall')}same-security-traffic permit intra-interface\n`.split('\n').sort(),
    )
  })
})

describe('what the design cannot say', () => {
  it('stays by hand, at its place', () => {
    const noted = changed(reference, 'gateway-1', ' standby 1 preempt\n', ' standby 1 preempt\n bridge-group 7\n')
    expect(noted).toMatchObject({ fields: [], byHand: 1 })
    expect(textOf(noted.after, 'gateway-1')).toContain(' standby 1 preempt\n bridge-group 7\n')
    expect(noted.diagnostics.map((item) => item.summary)).toEqual([
      '"bridge-group 7" is not simulated: what the interface carries, and where, is not simulated in this form',
    ])
  })
  it('is a change that all share when one device alone has it', () => {
    const timers = changed(
      reference,
      'gateway-1',
      ' standby 1 preempt\n',
      ' standby 1 preempt\n standby 1 timers 1 3\n',
    )
    expect(timers).toMatchObject({ byHand: 1, shared: false })
    expect(timers.after.vpn).toEqual(reference.vpn)
    const both = changed(
      timers.after,
      'gateway-2',
      ' standby 1 preempt\n',
      ' standby 1 preempt\n standby 1 timers 1 3\n',
    )
    expect(both).toMatchObject({ byHand: 0, shared: true, fields: ['HSRP hello 1', 'HSRP hold 3'] })
    expect(both.after.vpn.hsrp).toMatchObject({ helloSeconds: 1, holdSeconds: 3 })
    expect(headEnd(both.after, 'gateway-1')?.patch).toEqual({ delete: [], insert: [] })
  })
})

describe('changes by hand given as such', () => {
  it('become fields too: a line taken away', () => {
    const line = { section: ['crypto dynamic-map dmap 10'], text: 'reverse-route' }
    const change = handEdit(reference, 'gateway-1', { patch: { delete: [line], insert: [] } })
    expect(change).toMatchObject({ fields: ['reverse route injection off'], byHand: 0 })
  })
  it('that change nothing at present are kept', () => {
    const idle = { section: ['interface Loopback9'], text: 'shutdown' }
    const after = applied(reference, { kind: 'set-patch', name: 'gateway-1', patch: { delete: [], insert: [idle] } })
    if (typeof after === 'string') throw new Error(after)
    const moved = changed(after, 'gateway-1', 'standby 1 priority 120', 'standby 1 priority 90')
    expect(headEnd(moved.after, 'gateway-1')?.patch.insert).toEqual([idle])
  })
})

describe('the text itself', () => {
  it('typed as it stands changes nothing', () => {
    for (const device of compileDesign(reference).devices) {
      if (device.language === 'none') continue
      const same = typed(reference, device.device, device.text)
      expect(same).toMatchObject({ fields: [], byHand: 0, diagnostics: [] })
      expect(same.after).toEqual(reference)
    }
  })
  it('comes back as it was typed, whatever lines were taken, doubled or moved', () => {
    const lines = textOf(reference, 'gateway-1').split('\n')
    const shuffled = fc.array(fc.tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1), fc.nat(3)), { maxLength: 8 })
    fc.assert(
      fc.property(shuffled, (moves) => {
        const text = [...lines]
        for (const [from, to, what] of moves) {
          const line = text[from % text.length] ?? ''
          // What follows an end is in no section: a router would never have read it.
          if (line === 'end') continue
          if (what !== 0) text.splice(from % text.length, 1)
          if (what !== 1) text.splice(to % (text.length + 1), 0, line)
        }
        const { after } = typed(reference, 'gateway-1', text.join('\n'))
        const name = deviceNamed(after, 'gateway-1') ? 'gateway-1' : (devicesOf(after, 'head-end')[0]?.name ?? '')
        const back = textOf(after, name)
        const { config, diagnostics } = parseIos(text.join('\n'))
        // A line that stands in no section that knows it may find one: a router would have refused it.
        if (diagnostics.length > 0) return
        expect(counted(parseIos(back).config.statements)).toEqual(counted(config.statements))
        expect(sameConfiguration(parseIos(back).config, config)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

/** Lines with their sections, each once: a section that is written twice is one. */
function counted(items: readonly Statement[], section = ''): readonly string[] {
  const found = items.flatMap((item) => {
    const line = `${section}${renderCommand(item.command, item.negated)}`
    return [line, ...counted(item.children, `${line} / `)]
  })
  return [...new Set(found)].sort()
}
