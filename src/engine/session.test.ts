/** The engine as the page meets it: runs, moments, cancels, and edits that come in between. */

import { describe, expect, it } from 'vitest'
import type { Design, Scenario } from '../design/index'
import { lookUp } from '../net/index'
import { atSeconds, type SimTime } from '../sim/index'
import { reference } from '../testing/lab'
import type { Reply, Terminal } from './messages'
import { Session } from './session'

const design = reference()
const scenario: Scenario = {
  name: 'standby',
  title: 'Reload of the standby',
  story: '',
  untilSeconds: 60,
  events: [{ atSeconds: 5, action: 'fault', fault: 'reload:gateway-2' }],
  calls: [],
}

/** A session whose clock jumps, so that it pauses after every bit of work. */
function session() {
  let now = 0
  const replies: Reply[] = []
  const open = new Session({ pause: () => Promise.resolve(), clock: () => (now += 1000) })
  const post = (reply: Reply) => void replies.push(reply)
  return { replies, handle: (request: Parameters<Session['handle']>[0]) => open.handle(request, post) }
}

function snapshotOf(replies: readonly Reply[], id: number) {
  const found = replies.find((reply) => reply.kind === 'snapshot' && reply.id === id)
  if (found?.kind !== 'snapshot') throw new Error(`no snapshot ${id}`)
  return found
}

async function played(events = scenario.events) {
  const { replies, handle } = session()
  await handle({ kind: 'load', id: 1, revision: 1, design })
  await handle({ kind: 'run', id: 2, revision: 1, scenario: { ...scenario, events } })
  const ran = replies.find((reply) => reply.kind === 'ran')
  if (ran?.kind !== 'ran') throw new Error('it did not run')
  return { replies, handle, ran }
}

describe('a scenario', () => {
  it('is the same every time, and is looked at forwards and backwards', async () => {
    const one = await played()
    const { result } = one.ran
    expect(result.journal[0]?.text).toContain('Reload of gateway-2')
    const at = (seconds: number) => (result.start + atSeconds(seconds)) as SimTime
    for (const [id, seconds] of [50, 4, 30, 4, 50].entries())
      await one.handle({ kind: 'seek', id: 10 + id, revision: 1, at: at(seconds) })
    const views = [10, 11, 12, 13, 14].map((id) => snapshotOf(one.replies, id).view)
    expect(views[3]).toEqual(views[1])
    expect(views[4]).toEqual(views[0])
    expect(views.map((view) => lookUp(view.devices, 'gateway-2')?.running)).toEqual([false, true, false, true, false])
    await one.handle({ kind: 'run', id: 20, revision: 1, scenario })
    const again = one.replies.findLast((reply) => reply.kind === 'ran')
    expect(again?.kind === 'ran' && again.result).toEqual(result)
  })
  it('shows the way to the settled state, too', async () => {
    const { replies, handle } = await played()
    await handle({ kind: 'seek', id: 3, revision: 1, at: atSeconds(2) })
    expect(lookUp(snapshotOf(replies, 3).view.devices, 'gateway-1')?.ipsecSas).toEqual([])
    await handle({ kind: 'seek', id: 4, revision: 1 })
    expect(snapshotOf(replies, 4).view).toEqual(snapshotOf(replies, 1).view)
  })
  it('leaves out what it cannot understand, and says so', async () => {
    const { ran } = await played([{ atSeconds: 1, action: 'fault', fault: 'reload:nobody' }])
    expect(ran.problems).toEqual(['events.0: there is no device nobody'])
  })
  it('shows the lines that it has typed by then in the running configuration, and not in the saved one', async () => {
    const lines = ['interface Loopback7', 'ip address 10.7.7.7 255.255.255.255']
    const { replies, handle, ran } = await played([
      { atSeconds: 5, action: 'configure', device: 'gateway-1', lines },
      { atSeconds: 8, action: 'configure', device: 'gateway-1', lines: ['hostname renamed'] },
    ])
    const shown = async (id: number, line: string, seconds: number) => {
      const at = (ran.result.start + atSeconds(seconds)) as SimTime
      await handle({ kind: 'exec', id, revision: 1, device: 'gateway-1', line, at })
      const found = replies.find((reply) => reply.kind === 'answer' && reply.id === id)
      return found?.kind === 'answer' && found.answer.kind === 'exec' ? found.answer.output : ''
    }
    expect(await shown(3, 'show running-config', 4)).not.toContain('Loopback7')
    expect(await shown(4, 'show running-config', 6)).toContain(
      'interface Loopback7\n ip address 10.7.7.7 255.255.255.255',
    )
    expect(await shown(5, 'show running-config', 6)).toContain('hostname gateway-1')
    expect(await shown(6, 'show running-config', 9)).toMatch(/hostname renamed[\s\S]*interface Loopback7/)
    expect(await shown(7, 'show startup-config', 9)).not.toContain('Loopback7')
  })
  it('is asked about at its moments', async () => {
    const { replies, handle, ran } = await played()
    const at = (ran.result.start + atSeconds(30)) as SimTime
    await handle({ kind: 'exec', id: 3, revision: 1, device: 'gateway-1', line: 'show ip route', at })
    const question = {
      kind: 'trace',
      from: 'hq-phone',
      to: 'phone-24',
      protocol: 'udp',
      port: 16384,
      faults: [],
    } as const
    await handle({ kind: 'ask', id: 4, revision: 1, question })
    await handle({ kind: 'ask', id: 5, revision: 1, question, at: (ran.result.start + atSeconds(15)) as SimTime })
    const answers = replies.flatMap((reply) => (reply.kind === 'answer' ? [reply.answer] : []))
    expect(answers[0]?.kind === 'exec' && answers[0].output).not.toContain('D EX')
    expect(answers.map((answer) => answer.kind === 'trace' && answer.pair.forward.disposition)).toEqual([
      false,
      'accepted',
      'denied-out',
    ])
  })
})

describe('an edit', () => {
  /** How often the engine told how far the settling is, for each design in turn; and what each settled to. */
  async function loadedInTurn(...designs: readonly Design[]) {
    const { replies, handle } = session()
    for (const [at, item] of designs.entries()) await handle({ kind: 'load', id: at, revision: at, design: item })
    const told = designs.map((_, at) => replies.filter(({ kind, id }) => kind === 'progress' && id === at).length)
    return { told, snapshots: designs.map((_, at) => snapshotOf(replies, at)) }
  }

  it('that leaves what is simulated as it was runs nothing again', async () => {
    const noted: Design = {
      ...design,
      mutedRules: ['no-backup'],
      flows: [{ name: 'call', from: 'callmanager', to: 'phone-24', protocol: 'udp', port: 16384 }],
      devices: design.devices.map((device) => ({ ...device, position: { x: 1, y: 1 } })),
    }
    const { told, snapshots } = await loadedInTurn(design, noted)
    expect(told[0]).toBeGreaterThan(0)
    expect(told[1]).toBe(0)
    const [first, second] = snapshots
    expect({ ...second, id: 0, revision: 0 }).toEqual({ ...first, id: 0, revision: 0 })
  })

  it('of anything that is simulated runs from power-on, and so does its undoing', async () => {
    const changed: Design = { ...design, seed: design.seed + 1 }
    const { told, snapshots } = await loadedInTurn(design, changed, design)
    expect(told.every((times) => times > 0)).toBe(true)
    expect(snapshots[2]?.view).toEqual(snapshots[0]?.view)
  })
})

describe('long work', () => {
  it('ends when it is cancelled', async () => {
    const { replies, handle } = session()
    await handle({ kind: 'load', id: 1, revision: 1, design })
    const running = handle({ kind: 'run', id: 2, revision: 1, scenario })
    await handle({ kind: 'cancel', id: 2 })
    await running
    expect(replies.some((reply) => reply.kind === 'ran')).toBe(false)
  })
  it('ends when another design comes; what is asked of that one waits for it', async () => {
    const { replies, handle } = session()
    await handle({ kind: 'load', id: 1, revision: 1, design })
    const running = handle({ kind: 'run', id: 2, revision: 1, scenario })
    const loading = handle({ kind: 'load', id: 3, revision: 2, design })
    const asking = handle({ kind: 'exec', id: 4, revision: 2, device: 'gateway-1', line: 'show ip route' })
    await Promise.all([running, loading, asking])
    expect(
      replies.flatMap((reply) =>
        reply.kind === 'progress' || reply.kind === 'compiled' ? [] : [[reply.kind, reply.id]],
      ),
    ).toEqual([
      ['snapshot', 1],
      ['snapshot', 3],
      ['answer', 4],
      ['dropped', 2],
    ])
  })
  it('that is stopped ends with what is known so far', async () => {
    const { replies, handle } = session()
    await handle({ kind: 'load', id: 1, revision: 1, design })
    const running = handle({ kind: 'run', id: 2, revision: 1, scenario })
    await handle({ kind: 'stop', id: 2 })
    await running
    const stopped = replies.find((reply) => reply.kind === 'stopped')
    const ran = replies.find((reply) => reply.kind === 'ran')
    expect(stopped).toMatchObject({ id: 2, message: expect.stringMatching(/^Stopped by hand \(simulated \d+ s\)\.$/) })
    expect(ran?.kind === 'ran' && ran.result.end - ran.result.start).toBeLessThan(60e6)
  })
  it('that takes longer than its budget of time ends so, too', async () => {
    const replies: Reply[] = []
    let now = 0
    const slow = new Session({ pause: () => Promise.resolve(), clock: () => (now += 200_000) })
    await slow.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => replies.push(reply))
    expect(replies.find((reply) => reply.kind === 'stopped')).toMatchObject({
      message: expect.stringMatching(/^Stopped after 300 s of computing, which is the most \(simulated 30 s\)\.$/),
    })
    const snapshot = replies.at(-1)
    expect(snapshot).toMatchObject({ kind: 'snapshot' })
    expect(snapshot?.kind === 'snapshot' && snapshot.settledAt).toBeUndefined()
  })
  it('that fills the memory ends so, too, and says how much there is', async () => {
    const replies: Reply[] = []
    let now = 0
    const memory = () => ({ used: 900e6, limit: 1000e6 })
    const full = new Session({ pause: () => Promise.resolve(), clock: () => (now += 50), memory })
    await full.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => replies.push(reply))
    expect(replies.find((reply) => reply.kind === 'stopped')).toMatchObject({
      message: expect.stringMatching(/^Stopped at 900 MB of memory; the machine gives 1000 MB at most \(simulated/),
    })
    expect(replies.at(-1)).toMatchObject({ kind: 'snapshot' })
  })
  it('that stops leaves nothing behind for the next one', async () => {
    const { replies, handle } = session()
    await handle({ kind: 'load', id: 1, revision: 1, design })
    await handle({ kind: 'stop', id: 2 })
    await handle({ kind: 'run', id: 2, revision: 1, scenario })
    expect(replies.filter((reply) => reply.kind === 'stopped')).toEqual([])
  })
})

describe('lines typed at a terminal and not saved', () => {
  it('change the network that runs, and nothing that is said of the design', async () => {
    const { replies, handle } = session()
    await handle({ kind: 'load', id: 1, revision: 1, design })
    const last = () => {
      const found = replies.findLast((reply) => reply.kind === 'answer')
      if (found?.kind !== 'answer') throw new Error('no answer')
      return found.answer
    }
    let terminal: Terminal | undefined
    for (const [index, line] of ['configure terminal', 'interface FastEthernet0/0', 'shutdown', 'end'].entries()) {
      const typed = { kind: 'exec', id: 2 + index, revision: 1, device: 'gateway-2', line } as const
      await handle({ ...typed, ...(terminal ? { terminal } : {}) })
      const answer = last()
      if (answer.kind === 'exec') terminal = answer.terminal
    }
    await handle({ kind: 'ask', id: 10, revision: 1, question: { kind: 'service' } })
    const service = last()
    expect(service.kind === 'service' && service.sites.find(({ site }) => site === 'soho-24')?.peer).not.toBe(
      'gateway-2',
    )
    const question = {
      kind: 'failover',
      fault: 'reload:gateway-2',
      site: 'soho-24',
      runs: 1,
      seed: 1,
      variants: [],
    } as const
    await handle({ kind: 'ask', id: 11, revision: 1, question })
    const failover = last()
    expect(failover.kind === 'failover' && failover.results[0]?.result.peer).toBe('gateway-2')
  })
})
