/** Lines typed at terminals of a session: what they print, and how the network goes on because of them. */

import { describe, expect, it } from 'vitest'
import type { Design, Scenario } from '../../design/index'
import { NO_HISTORY, perform } from '../../design/index'
import { lookUp } from '../../net/index'
import { reference } from '../../testing/lab'
import type { Changes, ExecAnswer, ExecRequest, Reply, ScenarioResult, SimTime, Terminal, TracePair } from '../messages'
import { Session } from '../session'

/** Somebody at the terminals of a loaded design. */
class Desk {
  readonly replies: Reply[] = []
  private readonly session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
  private readonly terminals = new Map<string, Terminal>()
  private next = 10

  async load(design: Design): Promise<this> {
    await this.session.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => this.replies.push(reply))
    return this
  }

  async type(device: string, line: string, more: Partial<ExecRequest> = {}): Promise<ExecAnswer> {
    const id = this.next++
    const terminal = this.terminals.get(device)
    const request: ExecRequest = {
      kind: 'exec',
      id,
      revision: 1,
      device,
      line,
      ...(terminal ? { terminal } : {}),
      ...more,
    }
    await this.session.handle(request, (reply) => this.replies.push(reply))
    const reply = this.replies.find((item) => item.id === id && item.kind === 'answer')
    if (reply?.kind !== 'answer' || reply.answer.kind !== 'exec') throw new Error('no answer')
    this.terminals.set(device, reply.answer.terminal)
    return reply.answer
  }

  async typeAll(device: string, lines: readonly string[]): Promise<ExecAnswer> {
    let last = await this.type(device, '')
    for (const line of lines) last = await this.type(device, line)
    return last
  }

  async trace(from: string, to: string): Promise<TracePair> {
    const id = this.next++
    const question = { kind: 'trace', from, to, protocol: 'udp', port: 16384, faults: [] } as const
    await this.session.handle({ kind: 'ask', id, revision: 1, question }, (reply) => this.replies.push(reply))
    const reply = this.replies.find((item) => item.id === id && item.kind === 'answer')
    if (reply?.kind !== 'answer' || reply.answer.kind !== 'trace') throw new Error('no path')
    return reply.answer.pair
  }

  async play(scenario: Scenario): Promise<ScenarioResult> {
    const id = this.next++
    await this.session.handle({ kind: 'run', id, revision: 1, scenario }, (reply) => this.replies.push(reply))
    const reply = this.replies.find((item) => item.id === id && item.kind === 'ran')
    if (reply?.kind !== 'ran') throw new Error('not played')
    return reply.result
  }

  /** Takes the last typed line back. */
  async untype(): Promise<void> {
    await this.session.handle({ kind: 'untype', id: this.next++, revision: 1 }, (reply) => this.replies.push(reply))
  }

  async changed(before: Design): Promise<Changes> {
    const id = this.next++
    const question = { kind: 'compare', before, outages: false } as const
    await this.session.handle({ kind: 'ask', id, revision: 1, question }, (reply) => this.replies.push(reply))
    const reply = this.replies.find((item) => item.id === id && item.kind === 'answer')
    if (reply?.kind !== 'answer' || reply.answer.kind !== 'compare') throw new Error('not compared')
    return reply.answer.changes
  }

  get typed(): readonly string[] {
    return this.snapshots.at(-1)?.typed?.map(({ device, line }) => `${device}: ${line}`) ?? []
  }

  /** The design has changed: its network is built anew, and what was typed stays. */
  async reload(design: Design): Promise<void> {
    const typed = this.snapshots.at(-1)?.typed ?? []
    const request = { kind: 'load', id: this.next++, revision: 1, design, typed } as const
    await this.session.handle(request, (reply) => this.replies.push(reply))
  }

  get snapshots(): readonly Extract<Reply, { readonly kind: 'snapshot' }>[] {
    return this.replies.filter((reply) => reply.kind === 'snapshot')
  }
}

const opened = () => new Desk().load(reference())

describe('what a terminal prints by itself', () => {
  it('logs that it was configured once, on leaving', async () => {
    const desk = await opened()
    const typed = await desk.typeAll('gateway-1', ['conf t', 'int fa0/0', 'standby 1 priority 130'])
    expect(typed.output).not.toContain('CONFIG_I')
    const left = await desk.type('gateway-1', 'end')
    expect(left.output.match(/%SYS-5-CONFIG_I: Configured from console by console/g)).toHaveLength(1)
  })
  it('the first ping to a neighbour that ARP has to find costs its dot', async () => {
    const desk = await opened()
    expect((await desk.type('gateway-1', 'ping 10.81.0.4')).output).toContain('\n.!!!!\n')
    expect((await desk.type('gateway-1', 'ping 10.81.0.4')).output).toContain('\n!!!!!\n')
  })
  it('packet-tracer is what a trace says of the firewall, and changes nothing', async () => {
    const desk = await opened()
    const passed = await desk.type('firewall', 'packet-tracer input outside rawip 203.0.113.99 50 198.51.100.1')
    expect(passed.output).toContain(
      'access-group OUTSIDE-IN in interface outside\naccess-list OUTSIDE-IN extended permit esp',
    )
    expect(passed.output).toMatch(/Type: FLOW-CREATION[\s\S]*output-interface: vpndmz[\s\S]*Action: allow$/)
    expect(passed.acted).toBeUndefined()
    const denied = await desk.type('firewall', 'packet-tracer input outside tcp 203.0.113.99 1025 10.1.0.10 80')
    expect(denied.output).toMatch(/Type: ACCESS-LIST\nSubtype: \nResult: DROP\nConfig:\nImplicit Rule/)
    expect(denied.output).toContain('Drop-reason: (acl-drop) Flow is denied by configured rule')
  })
})

describe('configure terminal', () => {
  it('shutting the cross-over black-holes .24, and no shutdown brings it back', async () => {
    const desk = await opened()
    const before = await desk.trace('callmanager', 'phone-24')
    expect(before.forward.disposition).toBe('accepted')
    const shut = await desk.typeAll('gateway-1', ['conf t', 'int fa0/1', 'shut'])
    expect(shut).toMatchObject({ ok: true, acted: true, prompt: 'gateway-1(config-if)#' })
    expect(shut.output).toMatch(/%LINK-\d-\w+: Interface FastEthernet0\/1, changed state to/)
    expect((await desk.trace('callmanager', 'phone-24')).forward.disposition).not.toBe('accepted')
    expect(desk.snapshots).toHaveLength(2)
    await desk.typeAll('gateway-1', ['no shutdown', 'end'])
    expect((await desk.trace('callmanager', 'phone-24')).forward.disposition).toBe('accepted')
  })
  it('is shown by the running configuration, and kept by write memory as a change by hand', async () => {
    const desk = await opened()
    await desk.typeAll('gateway-1', ['conf t', 'int fa0/0', 'standby 1 priority 90', 'end'])
    expect((await desk.type('gateway-1', 'show run | include priority')).output).toBe(' standby 1 priority 90')
    expect((await desk.type('gateway-1', 'show startup | include priority')).output).toBe(' standby 1 priority 120')
    expect((await desk.type('gateway-2', 'show standby brief')).output).toMatch(/Active {3}local/)
    const { save, output } = await desk.type('gateway-1', 'wr')
    expect(output).toBe('Building configuration...\n[OK]')
    if (!save) throw new Error('nothing to keep')
    const kept = perform(reference(), NO_HISTORY, { kind: 'set-patch', name: save.device, patch: save.patch })
    if (typeof kept === 'string') throw new Error(kept)
    const again = await new Desk().load(kept.design)
    expect((await again.type('gateway-1', 'show run | include priority')).output).toBe(' standby 1 priority 90')
  })
  it('what was not saved is lost by a reload', async () => {
    const desk = await opened()
    await desk.typeAll('gateway-1', ['conf t', 'hostname elsewhere', 'end'])
    expect((await desk.type('gateway-1', '')).prompt).toBe('elsewhere#')
    await desk.typeAll('gateway-1', ['reload', 'no', ''])
    expect((await desk.type('gateway-1', '')).prompt).toBe('gateway-1#')
    expect((await desk.type('gateway-1', 'show version')).output).toContain('System returned to ROM by reload')
  })
  it('is of the running network only: counted, taken back line by line, and typed again when the design changes', async () => {
    const desk = await opened()
    const hears = async () => (await desk.trace('callmanager', 'phone-24')).forward.disposition
    await desk.typeAll('gateway-1', ['conf t', 'int fa0/1', 'shut', 'description spare', 'end'])
    expect(desk.typed).toEqual(['gateway-1: shut', 'gateway-1: description spare'])
    expect(await hears()).not.toBe('accepted')
    await desk.reload({ ...reference(), name: 'another name' })
    expect(desk.typed).toEqual(['gateway-1: shut', 'gateway-1: description spare'])
    expect(await hears()).not.toBe('accepted')
    await desk.untype()
    expect(desk.typed).toEqual(['gateway-1: shut'])
    expect((await desk.type('gateway-1', 'show run | include spare')).output).toBe('')
    await desk.untype()
    expect(desk.typed).toEqual([])
    expect(await hears()).toBe('accepted')
    await desk.untype()
    expect(await hears()).toBe('accepted')
  })
  it('is not mixed with the design: a comparison with a design is of the design, and a scenario types on', async () => {
    const desk = await opened()
    await desk.typeAll('gateway-1', ['conf t', 'int fa0/1', 'shut', 'end'])
    const changes = await desk.changed(reference())
    expect(changes).toMatchObject({ devices: [], paths: [] })
    const events: Scenario['events'] = [
      { atSeconds: 2, action: 'configure', device: 'gateway-1', lines: ['interface FastEthernet0/1', 'description x'] },
    ]
    const { end } = await desk.play({ name: 'more', title: 'More', story: '', untilSeconds: 20, events, calls: [] })
    const { output } = await desk.type('gateway-1', 'show ip interface brief', { at: end })
    expect(output).toMatch(/FastEthernet0\/1 .*administratively down/)
  })
  it('a line that changes nothing leaves time and network alone, for every line of the reference design', async () => {
    const desk = await opened()
    for (const device of ['gateway-1', 'gateway-2', 'soho-vp', 'soho-24']) {
      const text = (await desk.type(device, 'show running-config')).output
      await desk.type(device, 'conf t')
      // IOS takes a remark each time that it is typed.
      const lines = text.split('\n').slice(3)
      for (const line of lines.filter((item) => !/^access-list \d+ remark/.test(item))) {
        const answer = await desk.type(device, line)
        expect(answer, `${device}: ${line}`).toMatchObject({ ok: true, output: '' })
        expect(answer.acted, `${device}: ${line}`).toBeUndefined()
      }
      expect((await desk.typeAll(device, ['end', 'show running-config'])).output).toBe(text)
    }
    expect(desk.snapshots).toHaveLength(1)
  })
})

describe('commands that act', () => {
  it('a line that acts before a scenario’s reload: the reload does not happen', async () => {
    const desk = await opened()
    const scenario = reference().scenarios.find((item) => item.title === 'Reload of the standby')
    if (!scenario) throw new Error('no scenario')
    const at = (await desk.play(scenario)).start
    await desk.type('gateway-1', 'clear ip eigrp neighbors', { at })
    const { view, settledAt } = desk.snapshots.at(-1) ?? {}
    expect(settledAt).toBeGreaterThan(at)
    expect(lookUp(view?.devices, 'gateway-2')?.running).toBe(true)
  })

  it('of many lines that are pasted the tables are told once, after the last', async () => {
    const desk = await opened()
    const told = desk.snapshots.length
    for (const line of ['conf t', 'int fa0/0', 'standby 1 priority 130', 'standby 1 timers 1 3'])
      await desk.type('gateway-2', line, { more: true })
    expect(desk.snapshots).toHaveLength(told)
    await desk.type('gateway-2', 'do show clock')
    expect(desk.snapshots).toHaveLength(told + 1)
  })

  it('clear crypto sa: the sites come back with new SAs', async () => {
    const desk = await opened()
    const before = (await desk.type('soho-24', 'show crypto ipsec sa | include outbound spi')).output
    const cleared = await desk.type('soho-24', 'clear crypto sa')
    expect(cleared.acted).toBe(true)
    const after = (await desk.type('soho-24', 'show crypto ipsec sa | include outbound spi')).output
    expect(after).not.toBe('')
    expect(after).not.toBe(before)
  })
  it('clear ip eigrp neighbors: the neighbour is new', async () => {
    const desk = await opened()
    const { output } = await desk.type('gateway-1', 'clear ip eigrp neighbors')
    expect(output).toMatch(/%DUAL-5-NBRCHANGE: .* is down: .*\n.*%DUAL-5-NBRCHANGE: .* is up: new adjacency/)
  })
  it('debug eigrp packets: what is sent and heard while a line acts is printed, hellos too', async () => {
    const desk = await opened()
    await desk.type('gateway-1', 'debug eigrp packets')
    const { output } = await desk.type('gateway-1', 'clear ip eigrp neighbors')
    expect(output).toContain('EIGRP: Sending HELLO on FastEthernet0/1\n')
    expect(output).toContain('EIGRP: Received HELLO on FastEthernet0/1 nbr 192.168.81.4\n')
    expect(output).toMatch(/EIGRP: Received ACK on .*\n.*Seq 0\/\d+ /)
    await desk.type('gateway-1', 'undebug all')
    expect((await desk.type('gateway-1', 'clear ip eigrp neighbors')).output).not.toContain('HELLO')
  })
  it('a ping makes the way warm: the second loses nothing', async () => {
    const desk = await opened()
    const line = 'ping 10.81.2.25 source fa0/0'
    expect((await desk.type('gateway-1', line)).output).toContain('.!!!!')
    expect((await desk.type('gateway-1', line)).output).toContain('!!!!!')
  })
  it('a ping at a moment of the past leaves nothing behind', async () => {
    const desk = await opened()
    const at = desk.snapshots[0]?.view.now
    if (at === undefined) throw new Error('no moment')
    const answer = await desk.type('gateway-1', 'ping 10.81.2.25', { at: (at - 1_000_000) as SimTime })
    expect(answer.acted).toBeUndefined()
    expect(desk.snapshots).toHaveLength(1)
  })
})

describe('traceroute', () => {
  it('goes the packet’s way: the firewall does not show, the cross-over does', async () => {
    const desk = await opened()
    const hops = (await desk.type('gateway-1', 'traceroute 10.81.2.26')).output.split('\n').slice(3)
    expect(hops[0]).toMatch(/^ {2}1 192\.168\.81\.4 /)
    expect(hops.at(-1)).toMatch(/10\.81\.2\.26 \d+ msec/)
    expect(hops.join()).not.toContain('10.81.0.1 ')
  })
})

describe('keys', () => {
  it('? and Tab answer without running the line', async () => {
    const desk = await opened()
    expect((await desk.type('gateway-1', 'show clo', { key: 'help' })).output).toBe('clock')
    expect((await desk.type('gateway-1', 'sh ip ro', { key: 'tab' })).line).toBe('sh ip route ')
  })
})
