/** Import of what people have: nothing lost, roles and cables inferred, the source document's own texts alive. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAsa, sameAsaConfiguration } from '../../asa/index'
import { compileDesign } from '../../compile/index'
import { applied, checkDesign, type Design, REFERENCE_DESIGNS } from '../../design/index'
import { isShut, parseIos, renderCommand, type Statement, sameConfiguration, setApart } from '../../ios/index'
import { settle, trace } from '../../testing/lab'
import { saneDraws, startDesigns, wander } from '../../testing/random-designs'
import { SEED_CONFIGS } from '../../testing/seed-configs'
import { handEdit, type Imported, type ImportFile, importConfigurations } from '../index'

type TextFile = Extract<ImportFile, { readonly text: string }>

const FOLDER = join(import.meta.dirname, '../testing/configs')
const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.cfg'))
  .map((name): TextFile => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))

/** As the source document prints them, placeholders included. */
const PRINTED = Object.entries(SEED_CONFIGS).map(
  ([name, text]): TextFile => ({
    name: `${name}.txt`,
    text: text
      .replaceAll('198.51.100.1 ', '64.yy.yy.a ')
      .replaceAll('198.51.100.2 ', '64.yy.yy.b ')
      .replaceAll('198.51.100.1\n', '64.yy.yy.a\n')
      .replaceAll('198.51.100.2\n', '64.yy.yy.b\n'),
  }),
)
const VALUES = { '64.yy.yy.a': '198.51.100.1', '64.yy.yy.b': '198.51.100.2' }

const imported = (files: readonly ImportFile[], values = {}, surroundings = false) =>
  importConfigurations(files, { values, surroundings })

const never = (): never => {
  throw new Error('nothing was made of it')
}

function designOf(result: Imported): Design {
  if (!result.design) throw new Error('nothing was imported')
  return result.design
}

/** Every line with the section it stands in, sorted: a section that is written twice counts once. */
function lines(text: string): readonly string[] {
  const found: string[] = []
  const walk = (items: readonly Statement[], section: string) => {
    for (const item of items) {
      const line = `${section}${renderCommand(item.command, item.negated)}`
      if (item.children.length === 0 || !found.includes(line)) found.push(line)
      walk(item.children, `${line} / `)
    }
  }
  walk(parseIos(setApart(text).text).config.statements, '')
  return found.sort()
}

const textsOf = (design: Design): readonly TextFile[] =>
  compileDesign(design).devices.flatMap((item) =>
    item.text === '' ? [] : [{ name: `${item.device}.cfg`, text: item.text }],
  )

/** Without the layouts: what was added around the imported has one only once it was imported itself. */
const bare = (design: Design) => ({
  ...design,
  devices: design.devices.map(({ layout: _layout, ...device }) => device),
})

const textOf = (design: Design, device: string) =>
  compileDesign(design).devices.find((item) => item.device === device)?.text ?? ''

describe("the source document's configurations as printed", () => {
  const result = imported(PRINTED, VALUES, true)
  const design = designOf(result)
  const reference = REFERENCE_DESIGNS[0]?.build() ?? design

  it('ask for their placeholders, and say at which line', () => {
    const asked = imported(PRINTED)
    expect(asked.placeholders).toEqual([
      { name: '64.yy.yy.a', file: 'gateway-1.txt', line: 21 },
      { name: '64.yy.yy.b', file: 'gateway-2.txt', line: 21 },
    ])
    const about = asked.diagnostics.filter((item) => item.severity === 'error')
    expect(about.map((item) => [item.file, item.line])).toEqual([
      ['gateway-1.txt', 21],
      ['gateway-2.txt', 21],
      ['soho-vp.txt', 12],
      ['soho-vp.txt', 13],
    ])
    expect(about[0]?.summary).toContain('64.yy.yy.a is a placeholder')
  })
  it('give back the head-end block of the reference design, line by line', () => {
    for (const gateway of ['gateway-1', 'gateway-2']) expect(textOf(design, gateway)).toBe(textOf(reference, gateway))
    expect(design.vpn).toEqual(reference.vpn)
    const block = (of: Design) =>
      of.devices.filter((item) => item.kind === 'head-end').map(({ position: _position, ...item }) => item)
    expect(block(design)).toEqual(block(reference))
  })
  it('lose no line, and complete what is left out for brevity', () => {
    for (const { name, text } of PRINTED) {
      const filled = text.replaceAll('64.yy.yy.a', VALUES['64.yy.yy.a']).replaceAll('64.yy.yy.b', VALUES['64.yy.yy.b'])
      const exported = lines(textOf(design, name.replace('.txt', '')))
      expect(lines(filled).filter((line) => !exported.includes(line))).toEqual([])
    }
    expect(result.diagnostics.filter((item) => item.severity !== 'info')).toEqual([])
    expect(result.diagnostics.map((item) => item.summary)).toEqual([
      'A remark and the next entry stood on one line',
      'gateway-1 is printed in part: it has no version line',
      'gateway-2 is printed in part: it has no version line',
      'soho-vp is printed in part: it has no version line',
      '9 devices were added: firewall, internet, callmanager, hq-phone, admin-pc, home-0, phone-0, stick-lan, hq-lan',
    ])
  })
  it('call for nothing else: what would stand around them is offered, and added when asked', () => {
    const alone = imported(PRINTED, VALUES)
    const names = (items: readonly { readonly name: string }[]) => items.map((item) => item.name)
    expect(names(alone.devices)).toEqual(['gateway-1', 'gateway-2', 'soho-vp', 'stick-lan'])
    expect(names(alone.offered).sort()).toEqual(
      ['firewall', 'internet', 'callmanager', 'hq-phone', 'admin-pc', 'home-0', 'phone-0'].sort(),
    )
    expect(result.offered).toEqual([])
  })
  it('are cabled as the drawing is: cross-over, stick with the firewall, home router and phone', () => {
    const cables = result.links.map((link) => `${link.a} ${link.media} ${link.b}`)
    expect(cables).toEqual(
      expect.arrayContaining([
        'gateway-1/FastEthernet0/1 cross-over gateway-2/FastEthernet0/1',
        'gateway-1/FastEthernet0/0 ethernet stick-lan/Port2',
        'firewall/GigabitEthernet0/0 wan internet/Border',
        'soho-vp/Ethernet0 ethernet home-0/Inside',
      ]),
    )
  })
  it('are alive: the tunnel comes up and a packet crosses both ways', () => {
    expect(checkDesign(design).filter((item) => item.severity !== 'info')).toEqual([])
    const lab = settle(design)
    const pair = trace(lab, 'callmanager', 'phone-0')
    expect([pair.forward.disposition, pair.return.disposition]).toEqual(['accepted', 'accepted'])
  })
  it('stand beside each other on the canvas', () => {
    const places = design.devices.map((item) => `${item.position.x} ${item.position.y}`)
    expect(new Set(places).size).toBe(places.length)
  })
  it('are told apart in one paste as well', () => {
    const text = PRINTED.map((file) => file.text).join('\n')
    const paste = imported([{ name: 'pasted text', text }], VALUES, true)
    expect(paste.design).toEqual(design)
  })
})

/** The lines that a remark is of too: `(also line 12, 14–17)`. */
const alsoIn = (summary: string): readonly number[] =>
  (/\(also line (.*)\)$/.exec(summary)?.[1] ?? '').split(', ').flatMap((part) => {
    const [first = 0, last = first] = part.split('–').filter(Boolean).map(Number)
    return first === 0 ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })

describe('configurations of others', () => {
  it.each(FIXTURES)(
    '$name: every line comes back at its place, each that matters and is not read is reported once',
    (file) => {
      const result = imported([file])
      const [device] = result.devices
      expect(device?.file).toBe(file.name)
      const own = lines(file.text)
      expect(lines(textOf(designOf(result), device?.name ?? ''))).toEqual(own)
      const unread = (items: readonly Statement[]): readonly number[] =>
        items.flatMap((item) => [
          ...(item.command.kind === 'unknown' && item.command.known?.kind !== 'none' ? [item.line] : []),
          // What stands below a port that is shut moves nothing.
          ...(isShut(item) ? [] : unread(item.children)),
        ])
      const wanted = unread(parseIos(file.text).config.statements)
      const reported = result.diagnostics
        .filter((item) => item.line > 0)
        .flatMap((item) => [item.line, ...alsoIn(item.summary)])
        .sort((a, b) => a - b)
      // Lines that are read and not simulated are told too.
      expect(reported.filter((line) => wanted.includes(line))).toEqual(wanted)
      expect(new Set(reported).size).toBe(reported.length)
    },
  )
  it.each(FIXTURES)('$name: comes out byte for byte', ({ name, text }) => {
    const result = imported([{ name, text }])
    expect(textOf(designOf(result), result.devices[0]?.name ?? '')).toBe(text)
    expect(result.normalised).toEqual([])
  })
  it('a crypto map without its interfaces and its list is no site: nothing is completed, the text comes out as it was', () => {
    const text = [
      'hostname partner',
      'crypto keyring K vrf Internet',
      '  pre-shared-key address 192.0.2.1 key xxx',
      'crypto map Sales 10 ipsec-isakmp !the 3 other peers alike',
      ' set peer 192.0.2.1',
      ' match address ACL-Sales',
      '!',
      '',
    ].join('\n')
    const result = imported([{ name: 'partner', text }])
    expect(result.devices.map(({ kind }) => kind)).toEqual(['router'])
    expect(textOf(designOf(result), 'partner')).toBe(text)
  })
  it('a site with an address of its own leads to the provider, and leases none', () => {
    const text = [
      'version 15.7',
      'hostname store',
      'crypto map VPN 10 ipsec-isakmp',
      ' set peer 198.51.100.2',
      ' match address VPN',
      'interface GigabitEthernet0/0',
      ' ip address 203.0.113.10 255.255.255.252',
      ' crypto map VPN',
      'interface GigabitEthernet0/1',
      ' ip address 10.30.1.1 255.255.255.0',
      'ip access-list extended VPN',
      ' permit ip 10.30.1.0 0.0.0.255 10.20.0.0 0.0.0.255',
      'end',
      '',
    ].join('\n')
    const { links } = imported([{ name: 'store', text }], {}, true)
    expect(links.map(({ a, b, reason }) => `${a} ${b}: ${reason}`)).toEqual([
      'store/GigabitEthernet0/0 internet/Access1: it leads to the provider',
      'phone-0/Ethernet store/GigabitEthernet0/1: its addresses are leased over it',
    ])
  })
  it('a cable names the networks that both of its ends stand in, and no other of the same switch', () => {
    const router = (name: string, host: number, ...tags: readonly number[]) => ({
      name,
      text: [
        'version 15.2',
        `hostname ${name}`,
        ...tags.flatMap((tag) => [
          `interface GigabitEthernet0/0.${tag}`,
          ` encapsulation dot1Q ${tag}`,
          ` ip address 10.0.${tag}.${host} 255.255.255.0`,
        ]),
        'end',
        '',
      ].join('\n'),
    })
    const { links } = imported([router('a', 1, 10, 20), router('d', 4, 10, 20), router('b', 2, 10), router('c', 3, 20)])
    expect(links.map(({ a, b, reason }) => `${a} ${b}: ${reason}`)).toEqual([
      'a/GigabitEthernet0/0.10 lan-1/Port1: it stands in 10.0.10.0/24',
      'd/GigabitEthernet0/0.10 lan-1/Port2: it stands in 10.0.10.0/24',
      'b/GigabitEthernet0/0.10 lan-1/Port3: it stands in 10.0.10.0/24',
      'a/GigabitEthernet0/0.20 lan-2/Port1: it stands in 10.0.20.0/24',
      'd/GigabitEthernet0/0.20 lan-2/Port2: it stands in 10.0.20.0/24',
      'c/GigabitEthernet0/0.20 lan-2/Port3: it stands in 10.0.20.0/24',
    ])
  })
  it('all at once: every one a device with a name of its own', () => {
    const result = imported(FIXTURES)
    expect(result.devices.filter((item) => item.file !== undefined)).toHaveLength(FIXTURES.length)
    const places = designOf(result).devices.map((item) => `${item.position.x} ${item.position.y}`)
    expect(new Set(places).size).toBe(places.length)
  })
})

describe('import, export, import', () => {
  it('is a fixed point over designs that edits make', () => {
    fc.assert(
      fc.property(startDesigns, saneDraws, (start, draws) => {
        const files = textsOf(wander(start, draws))
        const first = imported(files)
        if (!first.design) {
          expect(files).toEqual([])
          return
        }
        const again = imported(textsOf(first.design))
        expect(bare(designOf(again))).toEqual(bare(first.design))
        expect(textsOf(designOf(again))).toEqual(textsOf(first.design))
        const exported = new Map(textsOf(first.design).map((file) => [file.name, file.text]))
        for (const { name, text } of files) {
          const back = exported.get(name) ?? ''
          const same = /^(?:ASA|PIX)/.test(text)
            ? sameAsaConfiguration(parseAsa(back).config, parseAsa(text).config)
            : sameConfiguration(parseIos(back).config, parseIos(text).config)
          expect(same, `${name}\n${text}\n=>\n${back}`).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })
  it('of the reference design gives every text back as it was', () => {
    const reference = REFERENCE_DESIGNS[0]?.build()
    if (!reference) throw new Error('no reference')
    const back = designOf(imported(textsOf(reference)))
    for (const { name, text } of textsOf(reference)) expect(textOf(back, name.replace('.cfg', ''))).toBe(text)
    expect(back.devices.flatMap((item) => [...item.patch.delete, ...item.patch.insert])).toEqual([])
  })
})

describe('what comes out again', () => {
  const [head = '', site = ''] = [PRINTED[0]?.text, PRINTED[2]?.text]
  const WHOLE = `version 12.2\n${head.replace(/64.yy.yy.a/g, '198.51.100.1')}`

  it('is byte for byte what was read, with its spacing, comments, order and missing indentation', () => {
    const text = WHOLE.replace('end\n', 'banner motd ^C\nhostname oops\n\n  two  blanks \n^C\n!  a remark  \n\nend\n\n')
    const result = imported([{ name: 'x', text }])
    expect(textOf(designOf(result), 'gateway-1')).toBe(text.replace(/\n\n$/, '\n'))
    expect(result.normalised).toEqual([])
  })
  it('keeps all of that around a line that changes', () => {
    const { design } = imported([{ name: 'x', text: WHOLE }])
    const change = handEdit(design ?? never(), 'gateway-1', {
      text: WHOLE.replace('standby 1 priority 120', 'standby 1 priority 90'),
    })
    const typed = applied(design ?? never(), typeof change === 'string' ? never() : change.edit)
    expect(textOf(typeof typed === 'string' ? never() : typed, 'gateway-1')).toBe(
      WHOLE.replace('standby 1 priority 120', 'standby 1 priority 90'),
    )
    const edited = applied(design ?? never(), {
      kind: 'set-device',
      name: 'gateway-1',
      change: { hsrp: { priority: 80, preempt: true, preemptDelaySeconds: 0, tracks: [] }, reverseRoute: false },
    })
    const lines = (text: string) => text.split('\n').filter((line) => !/priority|reverse-route/.test(line))
    const after = textOf(typeof edited === 'string' ? never() : edited, 'gateway-1')
    expect(lines(after)).toEqual(lines(WHOLE))
    expect(after).toContain('standby 1 ip 10.81.0.5\n standby 1 priority 80\nstandby 1 preempt')
  })
  it('says what is written otherwise: line ends, encoding, placeholders, and what an excerpt lacks', () => {
    const crlf = imported([{ name: 'x', text: WHOLE.replaceAll('\n', '\r\n') }])
    expect(textOf(designOf(crlf), 'gateway-1')).toBe(WHOLE)
    expect(crlf.normalised).toEqual([
      { file: 'x', line: 0, from: 'lines ended by carriage returns', to: 'lines ended by line feeds' },
    ])
    const wide = imported([{ name: 'x', bytes: new Uint8Array(Buffer.from(`\ufeff${WHOLE}`, 'utf16le')) }])
    expect(wide.normalised).toEqual([{ file: 'x', line: 0, from: 'UTF-16 LE', to: 'UTF-8' }])
    const filled = imported([{ name: 'x', text: `version 12.2\n${site}` }], VALUES)
    expect(filled.normalised).toContainEqual({
      file: 'x',
      line: 13,
      from: 'set peer 64.yy.yy.a',
      to: 'set peer 198.51.100.1',
    })
    const excerpt = imported([{ name: 'x', text: head }], VALUES)
    expect(excerpt.normalised).toContainEqual({ file: 'x', line: 5, from: 'encr 3des', to: ' encr 3des' })
  })
})

describe('what is no configuration', () => {
  it.each([
    ['nothing', '  \n', 'is empty'],
    ['prose', 'Dear colleague,\nthe network is down.\n', 'no configuration that is understood'],
    ['binary', '\u0000\u0001\u0002GIF89a', 'is no text'],
    ['50 MB', 'interface Ethernet0\n'.repeat(2_600_000), 'MB long'],
    ['many lines', 'x\n'.repeat(60_000), 'has 60001 lines'],
  ])('%s: says so and changes nothing', (name, text, words) => {
    const result = imported([{ name, text }])
    expect(result.design).toBeUndefined()
    expect(result.diagnostics.map((item) => item.summary).join()).toContain(words)
  })
  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              'interface Ethernet0',
              'hostname x',
              'end',
              ' ip address 1.2.3.4 255.255.255.0',
              'crypto map m 1 ipsec-isakmp dynamic d',
              'standby 1 ip',
              ' crypto map m',
            ),
          ),
        ),
        (parts) => {
          expect(() => imported([{ name: 'x', text: parts.join('\n') }])).not.toThrow()
        },
      ),
      { numRuns: 200 },
    )
  })
})
