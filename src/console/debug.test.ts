/** What debugs print of a network's journal, and what tracked objects and firewalls say of themselves. */
import { describe, expect, it } from 'vitest'
import { parseFault } from '../config/index'
import { atSeconds, forkNetwork, runUntil, type SimTime, schedule, takeWatched, viewOf, watch } from '../sim/index'
import { type Lab, play, reference, settle, settleWith } from '../testing/lab'
import { consoleLog, exec, FRESH_TERMINAL } from './index'

const lab = settle(reference())

function contextOf({ built, network }: Lab, device: string, release?: string) {
  const configuration = built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const told = release === undefined ? configuration : { ...configuration, release }
  return { view: viewOf(network), configuration: told, text: '', journal: [...network.journal] }
}

/** What a router prints of a network's journal beside its log, with a debug on. */
function printed(of: Lab, device: string, words: string, release?: string): readonly string[] {
  const context = contextOf(of, device, release)
  const { terminal } = exec(context, `debug ${words}`)
  const without = consoleLog(context, context.journal)
  return consoleLog(context, context.journal, terminal).filter((line) => !without.includes(line))
}

describe('debug crypto ipsec', () => {
  it('prints both SAs of a pair with the numbers that show crypto ipsec sa has, in the layout of the release', () => {
    const old = printed(lab, 'gateway-1', 'crypto ipsec').join('\n')
    const later = printed(lab, 'gateway-1', 'crypto ipsec', '12.4(15)T').join('\n')
    const sas = exec(contextOf(lab, 'gateway-1'), 'show crypto ipsec sa').output
    const spis = [...sas.matchAll(/spi: 0x([0-9A-F]+)\((\d+)\)/g)].map(([, hex, decimal]) => `0x${hex}(${decimal})`)
    expect(spis.length).toBeGreaterThan(2)
    for (const spi of spis)
      expect(old).toContain(`sa_spi= ${spi}, \n    sa_trans= esp-3des esp-sha-hmac , sa_conn_id= `)
    expect(old).toContain('IPSEC(create_sa): sa created,\n  (sa) sa_dest= 198.51.100.1, sa_prot= 50, \n')
    expect(old).toContain('local_proxy= 0.0.0.0/0.0.0.0/0/0 (type=4),\n    remote_proxy= 10.81.2.')
    expect(later).toContain('IPSEC(create_sa): sa created,\n  (sa) sa_dest= 198.51.100.1, sa_proto= 50, \n')
    expect(later).not.toContain('initialize_sas')
  })
  it('tells of reverse routes from 12.3(14)T on, and of SAs that go', () => {
    const gone = play(lab, [[1, 'fault', 'clear-sa:gateway-1/ipsec']], 3)
    const lines = printed(gone, 'gateway-1', 'crypto ipsec', '12.4(15)T').join('\n')
    expect(lines).toMatch(
      /IPSEC\(rte_mgr\): VPN Route Added 10\.81\.2\.16 255\.255\.255\.248 via 203\.0\.113\.\d+ in IP/,
    )
    expect(lines).toContain('IPSEC(delete_sa): deleting SA,\n  (sa) sa_dest= 198.51.100.1, sa_proto= 50')
  })
})

/** What a router prints, with a debug on, of the packets that it sends and hears in the next so many seconds. */
function heard(
  of: Lab,
  device: string,
  words: string,
  seconds: number,
  release?: string,
  fault?: string,
): readonly string[] {
  const network = forkNetwork(of.network)
  const struck = fault === undefined ? undefined : parseFault(fault)
  if (typeof struck === 'object') schedule(network, { at: network.now, action: 'fault', fault: struck })
  const from = network.journal.length
  watch(network, device)
  runUntil(network, (network.now + atSeconds(seconds)) as SimTime)
  const context = contextOf({ ...of, network }, device, release)
  const { terminal } = exec(context, `debug ${words}`)
  return consoleLog(context, network.journal.slice(from), terminal, takeWatched(network))
}

/** Without their stamps. */
const said = (lines: readonly string[]) => lines.map((line) => line.replace(/^.*?: (?=EIGRP| {2}AS)/, ''))

describe('debug eigrp packets', () => {
  const CROSS = 'interface FastEthernet0/1'
  const keyed = (secret: string, id: number) => (text: string) =>
    `key chain XO\n key ${id}\n  key-string ${secret}\n${text.replace(
      CROSS,
      `${CROSS}\n ip authentication mode eigrp 64 md5\n ip authentication key-chain eigrp 64 XO`,
    )}`
  it.each<readonly [what: string, changes: Readonly<Record<string, (text: string) => string>>, said: RegExp]>([
    ['without a key', { 'gateway-2': keyed('a', 1) }, /authentication off\)$/],
    ['with another key', { 'gateway-1': keyed('a', 1), 'gateway-2': keyed('b', 1) }, /invalid authentication\)$/],
    ['with another number', { 'gateway-1': keyed('a', 1), 'gateway-2': keyed('a', 2) }, /invalid authentication\)$/],
  ])('says why a packet %s is ignored', (_what, changes, said) => {
    const lines = heard(settleWith(changes), 'gateway-1', 'eigrp packets', 6)
    const ignored = lines.filter((line) =>
      / EIGRP: FastEthernet0\/1: ignored packet from 192\.168\.81\.4, opcode = 5 \(/.test(line),
    )
    expect(ignored.length).toBeGreaterThan(0)
    expect(ignored.every((line) => said.test(line))).toBe(true)
  })
  it('prints every hello that is sent and heard, as 12.4 does and as 15.x does (published logs)', () => {
    const old = said(heard(lab, 'gateway-1', 'eigrp packets', 6, '12.4(15)T'))
    const at = old.indexOf('EIGRP: Received HELLO on FastEthernet0/1 nbr 192.168.81.4')
    expect(old[at + 1]).toBe('  AS 64, Flags 0x0, Seq 0/0 idbQ 0/0 iidbQ un/rely 0/0 peerQ un/rely 0/0')
    const sent = old.indexOf('EIGRP: Sending HELLO on FastEthernet0/1')
    expect(old[sent + 1]).toBe('  AS 64, Flags 0x0, Seq 0/0 idbQ 0/0 iidbQ un/rely 0/0')
    const later = said(heard(lab, 'gateway-1', 'eigrp packets hello', 6, '15.9'))
    expect(later).toContain('EIGRP: Sending HELLO on Fa0/1 - paklen 20')
    expect(later).toContain('EIGRP: Received HELLO on Fa0/1 - paklen 20 nbr 192.168.81.4')
    expect(later).toContain('  AS 64, Flags 0x0:(NULL), Seq 0/0 interfaceQ 0/0 iidbQ un/rely 0/0 peerQ un/rely 0/0')
  })
  it('prints the handshake of a neighbour that was cleared, without hellos when told so', () => {
    const lines = said(heard(lab, 'gateway-1', 'eigrp packets terse', 8, '12.4(15)T', 'clear-eigrp:gateway-1'))
    expect(lines.some((line) => line.includes('HELLO'))).toBe(false)
    const init = lines.indexOf('EIGRP: Sending UPDATE on FastEthernet0/1 nbr 192.168.81.4')
    const seq = /^ {2}AS 64, Flags 0x1, Seq (\d+)\/0 idbQ 0\/0 iidbQ un\/rely 0\/0 peerQ un\/rely 0\/1$/.exec(
      lines[init + 1] ?? '',
    )
    expect(seq).not.toBeNull()
    expect(lines.some((line) => new RegExp(`^ {2}AS 64, Flags 0x\\d, Seq \\d+/${seq?.[1]} `).test(line))).toBe(true)
    expect(lines.indexOf('EIGRP: New peer 192.168.81.4')).toBeGreaterThan(init)
    expect(said(heard(lab, 'gateway-1', 'eigrp packets terse', 8))).toEqual([])
  })
  it('prints no packet of a kind that is not asked for, and nothing where nobody watches', () => {
    const of = (words: string) => heard(lab, 'gateway-1', words, 8, undefined, 'clear-eigrp:gateway-1')
    const kinds = (lines: readonly string[]) =>
      new Set(lines.flatMap((line) => /EIGRP: (?:Sending|Received) (\w+)/.exec(line)?.[1] ?? []))
    expect(kinds(of('eigrp packets ack'))).toEqual(new Set(['ACK']))
    expect(kinds(of('eigrp packets update'))).toEqual(new Set(['UPDATE']))
    expect(kinds(of('eigrp fsm'))).toEqual(new Set())
    expect(takeWatched(forkNetwork(lab.network))).toEqual({ packets: [], more: 0 })
  })
  it.each([
    [
      'eigrp packets verbose',
      '    (UPDATE, REQUEST, QUERY, REPLY, HELLO, IPXSAP, PROBE, ACK, STUB, SIAQUERY, SIAREPLY)',
    ],
    ['eigrp packets terse', '    (UPDATE, REQUEST, QUERY, REPLY, IPXSAP, PROBE, ACK, STUB, SIAQUERY, SIAREPLY)'],
    ['eigrp packets hello', '    (HELLO)'],
  ])('%s says what is watched', (words, kinds) => {
    const context = contextOf(lab, 'gateway-1')
    const { output, terminal } = exec(context, `debug ${words}`)
    expect(output.split('\n').slice(0, 2)).toEqual(['EIGRP Packets debugging is on', kinds])
    expect(exec(context, 'show debugging', terminal).output).toContain(kinds)
    const off = exec(context, 'undebug eigrp packets', terminal)
    expect(exec(context, 'show debugging', off.terminal).output).toBe('')
    const later = exec(contextOf(lab, 'gateway-1', '15.9'), `debug ${words}`).output.split('\n')
    expect(later.slice(0, 2)).toEqual([kinds.replace('IPXSAP', 'UNKNOWN'), 'EIGRP Packet debugging is on'])
  })
  it('tells of peers', () => {
    const down = play(lab, [[1, 'fault', 'hang:gateway-2']], 20)
    const lines = printed(down, 'gateway-1', 'eigrp packets').map((line) => line.replace(/^.*: EIGRP/, 'EIGRP'))
    expect(lines.slice(-2)).toEqual([
      'EIGRP: Holdtime expired',
      'EIGRP: Neighbor 192.168.81.4 went down on FastEthernet0/1',
    ])
    expect(lines).toContain('EIGRP: New peer 192.168.81.4')
  })
})

describe('the log', () => {
  it('tells of a tracked object, in the words of the release', () => {
    const tracked = (text: string) => `${text}\ntrack 10 interface FastEthernet0/1 line-protocol\n`
    const design = reference()
    const later = design.devices.map((item) => (item.kind === 'head-end' ? { ...item, release: '15.9' } : item))
    const said = (of: typeof design) => {
      const settled = settleWith({ 'gateway-1': tracked }, of)
      const context = contextOf(play(settled, [[1, 'fault', 'cut:gateway-1/FastEthernet0/1']], 3), 'gateway-1')
      const lines = consoleLog(context, context.journal).filter((line) => line.includes('TRACK'))
      return lines.map((line) => line.replace(/^.*: %/, '%'))
    }
    expect(said(design)).toEqual(['%TRACKING-5-STATE: 10 interface Fa0/1 line-protocol Up->Down'])
    expect(said({ ...design, devices: later })).toEqual(['%TRACK-6-STATE: 10 interface Fa0/1 line-protocol Up -> Down'])
  })
  it.each([
    ['12.2(11)T', 'IP-EIGRP 64'],
    ['12.4(15)T', 'IP-EIGRP(0) 64'],
    ['15.9', 'EIGRP-IPv4 64'],
  ])('of %s calls EIGRP %s', (release, head) => {
    const design = reference()
    const devices = design.devices.map((item) => (item.kind === 'head-end' ? { ...item, release } : item))
    const { network } = settle({ ...design, devices })
    const first = [...network.journal].find(({ syslog }) => syslog?.mnemonic === 'NBRCHANGE')
    expect(first?.syslog?.text).toMatch(new RegExp(`^${head.replace(/[()]/g, '\\$&')}: Neighbor 192\\.168\\.81\\.`))
  })
})

describe('clear at a firewall', () => {
  it.each([
    ['clear conn', 'clear-conn'],
    ['clear xlate', 'clear-xlate'],
    ['clear arp', 'clear-arp'],
  ])('%s is a fault of its kind', (line, kind) => {
    const { effects, ok } = exec(contextOf(lab, 'firewall'), line, FRESH_TERMINAL)
    expect([ok, effects]).toEqual([true, [{ kind: 'fault', fault: { kind, device: 'firewall' } }]])
  })
  it('forgets conversations', () => {
    const held = (of: Lab) => exec(contextOf(of, 'firewall'), 'show conn').output.split('\n')[0] ?? ''
    expect(held(lab)).toMatch(/^[1-9]\d* in use/)
    expect(held(play(lab, [[1, 'fault', 'clear-conn:firewall']], 1))).toMatch(/^0 in use/)
  })
})

describe('show standby', () => {
  it.each([
    ['text other', '  Authentication text, string "other"'],
    ['md5 key-string other', '  Authentication MD5, key-string'],
  ])('says by what a group is authenticated: %s', (words, line) => {
    const change = (text: string) =>
      text.replace(/^ standby 1 ip .*$/m, `$&\n standby version 2\n standby 1 authentication ${words}`)
    const of = settleWith({ 'gateway-1': change, 'gateway-2': change })
    for (const release of ['12.2(11)T', '15.9']) {
      const lines = exec(contextOf(of, 'gateway-1', release), 'show standby').output.split('\n')
      expect(lines[0]).toBe('FastEthernet0/0 - Group 1 (version 2)')
      expect(lines).toContain(line)
      expect(exec(contextOf(lab, 'gateway-1', release), 'show standby').output).not.toContain('Authentication')
    }
  })
})
