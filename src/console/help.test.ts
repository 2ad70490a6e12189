/** `?`, Tab, prompts, pipes and refusals: how a router's terminal behaves whatever it prints. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewOf } from '../sim/index'
import { reference, settle } from '../testing/lab'
import { commandsOf } from './commands/tables'
import { helpOf } from './help-texts'
import { complete, exec, FRESH_TERMINAL, help, promptOf, type Terminal } from './index'

const lab = settle(reference())
const view = viewOf(lab.network)

function contextAt(device: string) {
  const configuration = lab.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const text = lab.built.texts.find((item) => item.device === device)?.text ?? ''
  return { view, configuration, text, journal: lab.network.journal.slice() }
}

const gateway = contextAt('gateway-1')
const inInterface: Terminal = { ...FRESH_TERMINAL, mode: 'configure', section: ['interface FastEthernet0/0'] }

/** Types lines one after the other; what the last one printed, and where the terminal stands. */
function type(lines: readonly string[], context = gateway, from: Terminal = FRESH_TERMINAL) {
  let terminal = from
  let result = exec(context, '', terminal)
  for (const line of lines) {
    result = exec(context, line, terminal)
    terminal = result.terminal
  }
  return result
}

describe('?', () => {
  it('lists the words that begin so', () => {
    expect(help(gateway, FRESH_TERMINAL, 'show clo')).toBe('clock')
    expect(help(gateway, FRESH_TERMINAL, 'show c').split(/\s+/)).toEqual([
      'cdp',
      'class-map',
      'clock',
      'controllers',
      'crypto',
    ])
    expect(help(gateway, FRESH_TERMINAL, 'fly')).toBe('% Unrecognized command')
  })
  it('lists what the language has where nothing is read, behind any word too', () => {
    const typing: Terminal = { ...FRESH_TERMINAL, mode: 'configure' }
    expect(help(gateway, typing, 'ip dhcp-s')).toBe('dhcp-server')
    expect(help(gateway, typing, 'mls ').split(/\s+/)).toContain('netflow')
    expect(help(gateway, inInterface, 'delay 5 ')).toContain('picoseconds')
  })
  it('says what may come next, and that the line may end', () => {
    const lines = help(gateway, FRESH_TERMINAL, 'show ip route ').split('\n')
    expect(lines.map((line) => line.trim().split(/\s+/)[0])).toEqual([
      'A.B.C.D',
      'connected',
      'eigrp',
      'ospf',
      'static',
      'summary',
      'vrf',
      '|',
      '<cr>',
    ])
    expect(lines.at(-1)).toBe('  <cr>')
  })
  it('knows the pipes', () => {
    expect(help(gateway, FRESH_TERMINAL, 'show version | ')).toContain('include  Include lines that match')
  })
  it('knows the commands of the open section', () => {
    expect(help(gateway, inInterface, 'standby 1 p').split(/\s+/)).toEqual(['preempt', 'priority'])
    expect(help(gateway, inInterface, 'ip address ')).toContain('A.B.C.D')
    expect(help(gateway, inInterface, 'do show clo')).toBe('clock')
  })
  it('explains every word of every table', () => {
    for (const device of ['gateway-1', 'firewall', 'admin-pc', 'home-24', 'stick-lan'])
      for (const { tokens } of commandsOf(contextAt(device).configuration, FRESH_TERMINAL)) {
        const words = tokens.map((token) => (token.kind === 'keyword' ? token.word : token.form))
        words.forEach((_, index) => {
          const path = words.slice(0, index + 1).join(' ')
          expect(helpOf(path.replaceAll(/\b(\d+-\d+)$/g, '<$1>')), path).not.toBe('')
        })
      }
  })
})

describe('Tab', () => {
  it.each([
    ['sh', 'show '],
    ['show ip ro', 'show ip route '],
    ['show c', 'show c'],
    ['conf', 'configure '],
    ['show ip route | inc', 'show ip route | include '],
    ['show ', 'show '],
  ])('%j becomes %j', (line, whole) => {
    expect(complete(gateway, FRESH_TERMINAL, line)).toBe(whole)
  })
  it('completes in a section of the configuration', () => {
    expect(complete(gateway, inInterface, 'stand')).toBe('standby ')
    expect(complete(gateway, inInterface, 'shut')).toBe('shutdown ')
  })
})

describe('a line that is refused', () => {
  it.each([
    ['show foo', `${' '.repeat('gateway-1#show '.length)}^\n% Invalid input detected at '^' marker.\n`],
    ['show c', '% Ambiguous command:  "show c"'],
    ['show', '% Incomplete command.\n'],
    [
      'show ip route | frob x',
      `${' '.repeat('gateway-1#show ip route | '.length)}^\n% Invalid input detected at '^' marker.\n`,
    ],
    ['show version |', '% Incomplete command.\n'],
  ])('%s', (line, output) => {
    expect(exec(gateway, line)).toMatchObject({ ok: false, output })
  })
  it('never throws and never acts, whatever is typed', () => {
    const word = fc.constantFrom(
      'show',
      'ip',
      'route',
      '|',
      'include',
      'conf',
      't',
      'no',
      '(',
      '[',
      '1.2.3.4',
      '?',
      'interface',
    )
    const line = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    )
    const section = fc.constantFrom<readonly string[]>(
      [],
      ['interface FastEthernet0/0'],
      ['router eigrp 64'],
      ['nonsense'],
    )
    const mode = fc.constantFrom('user', 'privileged', 'configure')
    fc.assert(
      fc.property(line, section, mode, (typed, where, at) => {
        const terminal: Terminal = { mode: at, section: at === 'configure' ? where : [], length: 0 }
        const result = exec(gateway, typed, terminal)
        expect(typeof result.output).toBe('string')
        expect(help(gateway, terminal, typed).length).toBeGreaterThan(0)
        expect(complete(gateway, terminal, typed).startsWith(typed.slice(0, typed.search(/\S*$/)))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('pipes', () => {
  const run = (line: string) => exec(gateway, line).output.split('\n')
  it('include, exclude, begin and count take regular expressions', () => {
    expect(run('show ip route | include ^S')).toHaveLength(5)
    expect(run('show ip route | exc 10.81')).not.toContain('S*   0.0.0.0/0 [1/0] via 10.81.0.1')
    expect(run('show ip route | begin Gateway')[0]).toContain('Gateway of last resort')
    expect(run('show ip route | count EX')).toEqual(['Number of lines which match regexp = 3'])
  })
  it('section takes a line with what stands below it', () => {
    expect(run('show running-config | section interface FastEthernet0/1')).toEqual([
      'interface FastEthernet0/1',
      ' description X-Over cable to gateway-2',
      ' ip address 192.168.81.3 255.255.255.0',
    ])
  })
  it('a pattern that would take others for ever is answered, and one that is none is refused', () => {
    expect(run('show running-config | include (.|.)+~')).toEqual([''])
    expect(exec(gateway, 'show version | include (a').ok).toBe(false)
  })
})

describe('modes and prompts', () => {
  it('configure terminal, a section, exit and end', () => {
    const at = (...lines: readonly string[]) => promptOf(gateway, type(lines).terminal)
    expect(at('')).toBe('gateway-1#')
    expect(at('conf t')).toBe('gateway-1(config)#')
    expect(at('conf t', 'int fa0/1')).toBe('gateway-1(config-if)#')
    expect(at('conf t', 'crypto map test 1')).toBe('gateway-1(config)#')
    expect(at('conf t', 'crypto isakmp policy 1')).toBe('gateway-1(config-isakmp)#')
    expect(at('conf t', 'router eigrp 64', 'exit')).toBe('gateway-1(config)#')
    expect(at('conf t', 'router eigrp 64', 'end')).toBe('gateway-1#')
    expect(at('disable')).toBe('gateway-1>')
    expect(at('disable', 'en')).toBe('gateway-1#')
    expect(promptOf(contextAt('admin-pc'), FRESH_TERMINAL)).toBe('admin-pc>')
  })
  it('a changed line is an effect; do shows from within', () => {
    const typed = type(['conf t', 'int fa0/1', 'shut'])
    expect(typed.effects).toMatchObject([{ kind: 'configure', lines: ['shut'] }])
    expect(type(['conf t', 'do show clock']).output).toMatch(/^\*\d\d:\d\d/)
  })
  it('user mode shows no secrets and takes no configuration', () => {
    const user: Terminal = { ...FRESH_TERMINAL, mode: 'user' }
    expect(type(['show running-config'], gateway, user).ok).toBe(false)
    expect(type(['conf t'], gateway, user).ok).toBe(false)
    expect(type(['show ip route'], gateway, user).ok).toBe(true)
  })
})

describe('what acts is an effect', () => {
  it.each([
    [['clear crypto sa'], { kind: 'fault', fault: { kind: 'clear-sa', device: 'gateway-1', what: 'ipsec' } }],
    [['clear crypto isakmp'], { kind: 'fault', fault: { kind: 'clear-sa', device: 'gateway-1', what: 'ike' } }],
    [['clear ip eigrp neighbors'], { kind: 'fault', fault: { kind: 'clear-eigrp', device: 'gateway-1' } }],
    [['clock set 14:05:00 27 Nov 2026'], { kind: 'fault', fault: { kind: 'clock', wall: 1_795_788_300e6 } }],
    [['clock set 14:05:00 nov 27 2026'], { kind: 'fault', fault: { kind: 'clock', wall: 1_795_788_300e6 } }],
    [['clear arp-cache'], { kind: 'fault', fault: { kind: 'clear-arp', device: 'gateway-1' } }],
    [['reload', ''], { kind: 'fault', fault: { kind: 'reload', device: 'gateway-1' } }],
    [['write memory'], { kind: 'save' }],
    [['copy run start', ''], { kind: 'save' }],
    [
      ['ping 10.81.2.25 source fa0/0 repeat 2 size 200 df-bit'],
      { kind: 'ping', request: { repeat: 2, size: 200, doNotFragment: true } },
    ],
  ])('%j', (lines, effect) => {
    expect(type(lines).effects).toMatchObject([effect])
  })
  it('ping alone asks, and the answers make the request', () => {
    const asked = type(['ping', '', '10.81.2.25', '3', '', '', 'y', 'Fa0/0', '', 'yes', '', '', '', ''])
    expect(asked.effects).toMatchObject([
      { kind: 'ping', request: { repeat: 3, size: 100, timeoutSeconds: 2, doNotFragment: true } },
    ])
    expect(promptOf(gateway, type(['ping', '']).terminal)).toBe('Target IP address: ')
    expect(type(['ping', '', 'nowhere'])).toMatchObject({ ok: false, output: '% Bad IP address' })
  })
})
