/** What people paste, cut into devices: sessions with prompts, other output, banners, several devices. */
import { describe, expect, it } from 'vitest'
import { split, splitAll } from './split'

const cut = (text: string) => split({ name: 'x', text })
const texts = (text: string) => cut(text).sources.map((source) => source.text)
const told = (text: string) => cut(text).diagnostics.map((item) => [item.line, item.summary])

const A = 'version 12.2\nhostname a\ninterface Ethernet0\n ip address 10.0.0.1 255.0.0.0\nend\n'
const B = 'version 12.4\nservice timestamps log\n!\nhostname b\nend\n'

describe('one text per device', () => {
  it('of one file as it stands, whatever ends its lines', () => {
    expect(texts(A)).toEqual([A])
    expect(texts(A.replaceAll('\n', '\r\n'))).toEqual([A])
    expect(texts(A.replaceAll('\n', '\r\r\n').trimEnd())).toEqual([A.trimEnd()])
  })
  it('of a session: prompts, what surrounds the text, the pager, other commands before and behind', () => {
    const session = [
      'a#show version',
      'Cisco Internetwork Operating System Software',
      'a uptime is 3 days',
      'a#sh run',
      'Building configuration...',
      '',
      'Current configuration : 1234 bytes',
      ...A.split('\n').slice(0, 2),
      ' --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\binterface Ethernet0',
      ' --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b ip address 10.0.0.1 255.0.0.0',
      'end',
      '',
      'a#show ip interface brief',
      'Interface   IP-Address  OK?',
      'Ethernet0   10.0.0.1    YES',
      'a#',
    ].join('\n')
    expect(texts(session)).toEqual([A])
    expect(told(session)).toEqual([
      [1, 'Lines 1 to 7 are no configuration'],
      [14, 'Lines 14 to 17 are no configuration'],
    ])
    expect(cut(session).sources[0]?.numbers).toEqual([8, 9, 10, 11, 12])
  })
  it('of several devices, each with the lines before its name', () => {
    expect(texts(A + B)).toEqual([A, B])
    expect(texts(`${A}a#exit\nb#sh run\n${B}`)).toEqual([A, B])
    const nameless = [A, B].map((text) => text.replace('end\n', ''))
    expect(texts(nameless.join(''))).toEqual(nameless)
  })
  it('other output behind the end belongs to none', () => {
    const text = `${A}Gateway of last resort is not set\nC    10.0.0.0/8 is directly connected\n`
    expect(texts(text)).toEqual([A])
    expect(told(text)).toEqual([[6, 'Lines 6 to 7 are no configuration']])
  })
  it('banners are whole, whatever they say', () => {
    for (const delimiter of ['^C', '\u0003', '#', '@']) {
      const text = `hostname a\nbanner motd ${delimiter}\nhostname oops\n\nend\nb#show run\n ${delimiter}\ninterface Ethernet0\nend\n`
      expect(texts(text)).toEqual([text])
    }
    const firewall = 'ASA Version 9.1(2)\nhostname f\nbanner motd * no\nbanner motd hostname x\nend\n'
    expect(texts(firewall)).toEqual([firewall])
  })
  it('a PIX and an ASA end otherwise', () => {
    const pix = ': Saved\nPIX Version 6.3(5)\nhostname f\nCryptochecksum:00\n: end\n'
    expect(texts(`${pix}[OK]\n${A}`)).toEqual([pix.replace(': Saved\n', ''), A])
  })
})

describe('what a terminal writes between and before the lines', () => {
  const lines = A.split('\n').slice(0, -1)
  const texts = (text: string) => cut(text).sources.map((source) => source.text)

  it.each([
    '*Mar  4 10:22:12.123: %LINK-3-UPDOWN: Interface Tunnel0, changed state to up',
    '000123: Mar  4 10:22:12.123 MET: %HSRP-5-STATECHANGE: Ethernet0 Grp 1 state Standby -> Active',
    '00:01:23: %SYS-5-CONFIG_I: Configured from console',
    '1d02h: %SYS-5-CONFIG_I: Configured from console',
    '%ASA-6-302013: Built inbound TCP connection',
  ])('a message: %s', (message) => {
    expect(texts([...lines.slice(0, 2), message, ...lines.slice(2), ''].join('\n'))).toEqual([A])
  })
  it('the numbers of show running-config linenum', () => {
    const long = [...lines.slice(0, -1), ...Array.from({ length: 12 }, (_, at) => `interface Loopback${at}`), 'end']
    const numbered = long.map((line, at) => `${at + 1} : ${line}`).join('\n')
    expect(texts(`r#show running-config linenum\n${numbered}\n`)).toEqual([`${long.join('\n')}\n`])
  })
  it('but a line with a number and a colon is one', () => {
    const own = 'hostname a\nip host x 10.0.0.1\n12: 7\nend\n'
    expect(texts(own)).toEqual([own])
  })
})

describe('what is refused', () => {
  it('three thousand levels, with the line', () => {
    const [diagnostic] = cut(Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a`).join('\n')).diagnostics
    expect(diagnostic).toMatchObject({ line: 101, severity: 'error' })
    expect(diagnostic?.summary).toContain('more than 100 levels')
  })
})

describe('bytes', () => {
  it('say their encoding, and lose no letter', () => {
    const latin = split({ name: 'l.cfg', bytes: new Uint8Array(Buffer.from('hostname a\n! café\n', 'latin1')) })
    expect(latin.sources[0]?.text).toBe('hostname a\n! café\n')
    expect(latin.diagnostics.map((item) => [item.severity, item.summary])).toEqual([
      ['warning', 'l.cfg is read as Windows-1252'],
    ])
  })
})

it('files beyond what can be held at once are refused, one by one, and say so', () => {
  const files = Array.from({ length: 9 }, (_, at) => ({ name: `r${at}`, text: '!'.repeat(4_900_000) }))
  const parts = splitAll(files)
  expect(parts.map(({ sources }) => sources.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0])
  expect(parts.at(-1)?.diagnostics).toMatchObject([
    { severity: 'error', summary: 'r8 is one too many: the files before it are 40 MB, the most that is read at once' },
  ])
})
