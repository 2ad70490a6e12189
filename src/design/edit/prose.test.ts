/** All that a design says of a device follows its rename, whatever part of the document it stands in; undo gives it back. */
import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import type { Scenario } from '../model/scenario'
import { builtIn } from '../testing/designs'
import { NO_HISTORY, perform, undo } from './history'

const reference = builtIn('srnd-figure-c1')

const scenario: Scenario = {
  name: 'own',
  title: 'gateway-2 reloads',
  story: 'What gateway-2 and phone-24 do.',
  untilSeconds: 60,
  events: [
    { atSeconds: 5, action: 'fault', fault: 'reload:gateway-2' },
    { atSeconds: 6, action: 'configure', device: 'gateway-2', lines: ['router eigrp 64'] },
  ],
  bookmarks: [{ atSeconds: 7, name: 'gateway-2 is back' }],
  calls: [
    { name: 'call gateway-2', from: 'hq-phone', to: 'phone-24', codec: 'g729' },
    { name: 'another', from: 'hq-phone', to: 'phone-0', codec: 'g729' },
  ],
  flows: [{ name: 'gateway-2', from: 'admin-pc', to: 'gateway-2', protocol: 'icmp', port: 0, everySeconds: 1 }],
  transfers: [{ name: 'to gateway-2', from: 'admin-pc', to: 'gateway-2', kbit: 64, size: 512 }],
  expectations: [
    { kind: 'outage', call: 'call gateway-2', is: 'none' },
    { kind: 'flow', flow: 'gateway-2', answered: true },
    { kind: 'path', atSeconds: 1, from: 'gateway-2', to: 'phone-24', protocol: 'icmp', port: 0, good: true },
    { kind: 'hsrp-active', atSeconds: 1, device: 'gateway-2' },
    { kind: 'peer', atSeconds: 1, site: 'soho-24', peer: 'gateway-2' },
    { kind: 'route', atSeconds: 1, device: 'gateway-2', prefix: '10.81.2.24/29', present: true },
    { kind: 'sa', atSeconds: 1, device: 'gateway-2', prefix: '10.81.2.24/29', present: true },
    {
      kind: 'show',
      atSeconds: 1,
      device: 'gateway-2',
      command: 'show ip route',
      contains: 'gateway-2#',
      present: true,
    },
  ],
}

const patch = { delete: [], insert: [{ section: ['interface FastEthernet0/0'], text: 'no ip proxy-arp' }] }

/** A design in which every part of the document that can speak of a device speaks of gateway-2. */
const design: Design = {
  ...reference,
  notes: 'gateway-2 stands in the cellar.',
  devices: reference.devices.map((item) =>
    item.name === 'gateway-2' ? { ...item, patch, position: { x: 11, y: 22 } } : item,
  ),
  flows: [{ name: 'to gateway-2', from: 'admin-pc', to: 'gateway-2/FastEthernet0/0', protocol: 'icmp', port: 0 }],
  history: [{ atSeconds: 1, action: 'fault', fault: 'silent:gateway-2/FastEthernet0/1,in' }],
  scenarios: [scenario],
  mutedRules: ['hsrp-preempt'],
  annotations: [
    { id: 'f', kind: 'frame', title: 'Around gateway-2', position: { x: 0, y: 0 }, width: 200, height: 100 },
    {
      id: 'n',
      kind: 'note',
      text: 'Ask about gateway-2, not gateway-20.',
      position: { x: 0, y: 0 },
      width: 90,
      height: 60,
    },
  ],
  addresses: { reserved: [{ block: '10.81.3.0/29', for: 'the lab of gateway-2' }] },
}

describe('a renamed device', () => {
  const done = perform(design, NO_HISTORY, { kind: 'rename-device', from: 'gateway-2', to: 'hub-b' })
  if (typeof done === 'string') throw new Error(done)
  const renamed = done.design

  it('is called so in frames, notes, saved flows, scenarios, expectations, bookmarks and reserved blocks', () => {
    const ids = (key: string, value: unknown) => (key === 'id' ? undefined : value)
    const text = JSON.stringify(renamed, ids)
    expect(text.match(/.{20}gateway-2(?!0).{20}/g)).toBeNull()
    expect(text).toContain('Ask about hub-b, not gateway-20.')
    // Everything else is as it was.
    const back = JSON.parse(text.replaceAll('hub-b', 'gateway-2'))
    expect(back).toEqual(JSON.parse(JSON.stringify(design, ids)))
  })
  it('keeps its place, its lines by hand, and the rules that are muted', () => {
    const device = renamed.devices.find(({ name }) => name === 'hub-b')
    expect(device).toMatchObject({ position: { x: 11, y: 22 }, patch })
    expect(renamed.mutedRules).toEqual(['hsrp-preempt'])
  })
  it('is called as before after undo, everywhere', () => {
    expect(undo(done.history)?.design).toEqual(design)
  })
})

it('leaves a call its name where the new one is that of another, and what is expected of it', () => {
  const twin: Scenario = {
    ...scenario,
    calls: [
      { name: 'call gateway-2', from: 'hq-phone', to: 'phone-24', codec: 'g729' },
      { name: 'call hub-b', from: 'hq-phone', to: 'phone-0', codec: 'g729' },
    ],
    expectations: [{ kind: 'outage', call: 'call gateway-2', is: 'none' }],
  }
  const done = perform({ ...design, scenarios: [twin] }, NO_HISTORY, {
    kind: 'rename-device',
    from: 'gateway-2',
    to: 'hub-b',
  })
  if (typeof done === 'string') throw new Error(done)
  const [after] = done.design.scenarios
  expect(after?.calls.map(({ name }) => name)).toEqual(['call gateway-2', 'call hub-b'])
  expect(after?.expectations).toEqual(twin.expectations)
})

it('leaves a name that may be a word of the language where people wrote it', () => {
  const done = perform({ ...design, notes: 'The firewall rests.' }, NO_HISTORY, {
    kind: 'rename-device',
    from: 'firewall',
    to: 'pix-1',
  })
  expect(typeof done === 'string' ? done : done.design.notes).toBe('The firewall rests.')
})
