/** Everything the menus offer can be read by the engine's parser, and what stands is marked where it stands. */
import { describe, expect, it } from 'vitest'
import { parseFault } from '../../config/fault'
import { addEvents, newScenario, REFERENCE_DESIGNS } from '../../design/index'
import { choicesForDevice, choicesForLink } from './choices'
import { marksAt } from './marks'
import { faultTitle } from './words'

const design = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')?.build()
if (!design) throw new Error('no reference design')
const titles = (name: string) =>
  choicesForDevice(design, design.devices.find((device) => device.name === name) ?? failed(name)).flatMap((group) =>
    group.choices.map((choice) => choice.title),
  )
function failed(name: string): never {
  throw new Error(`no ${name}`)
}

describe('the menu of faults', () => {
  it('offers nothing that the parser refuses, for every device and link', () => {
    const groups = [
      ...design.devices.flatMap((device) => choicesForDevice(design, device)),
      ...design.links.flatMap(choicesForLink),
    ]
    const texts = groups.flatMap((group) => group.choices.flatMap((choice) => choice.faults))
    expect(texts.length).toBeGreaterThan(150)
    expect(texts.filter((text) => typeof parseFault(text) === 'string')).toEqual([])
    expect(texts.filter((text) => faultTitle(text) === text)).toEqual([])
  })
  it('offers what fits the kind of device', () => {
    expect(titles('gateway-1')).toEqual([
      'Reload',
      'Reload, orderly',
      'Hang',
      'Power off',
      'Power cycle',
      'Stop EIGRP',
      'Stop HSRP',
      'Stop IKE',
      'Clear EIGRP',
      'Clear crypto sa',
      'Clear IKE and IPsec',
      'Shut Fa0/0',
      'Cut at Fa0/0',
      'Shut Fa0/1',
      'Cut at Fa0/1',
    ])
    expect(titles('firewall')).toContain('Drop ESP')
    expect(titles('home-24')).toContain('Outage of the line')
    expect(titles('phone-24')).not.toContain('Stop IKE')
  })
})

describe('marks on the canvas', () => {
  const cut = 'cut:gateway-1/FastEthernet0/1'
  const scenario = addEvents(newScenario(design, 'x'), [
    { atSeconds: 5, action: 'fault', fault: cut },
    { atSeconds: 6, action: 'fault', fault: 'impair:gateway-2/FastEthernet0/1,loss=2,delay=30,jitter=0' },
    { atSeconds: 7, action: 'fault', fault: 'hang:soho-24' },
    { atSeconds: 8, action: 'fault', fault: 'clear-sa:soho-24/ipsec' },
    { atSeconds: 9, action: 'restore', fault: 'hang:soho-24' },
  ])
  const at = (seconds: number) => marksAt(design, scenario, seconds, undefined)
  const cable = design.links.find((link) => link.media === 'cross-over')?.id ?? ''

  it('stand where and while something is broken', () => {
    expect(at(4)).toEqual({ devices: new Map(), links: new Map() })
    expect(at(5).links.get(cable)).toEqual({ tone: 'bad', word: 'cut', restore: [cut] })
    expect(at(8).devices).toEqual(new Map([['soho-24', { tone: 'bad', word: 'hung', restore: ['hang:soho-24'] }]]))
    expect(at(9).devices.size).toBe(0)
  })
  it('join several faults of one cable', () => {
    expect(at(6).links.get(cable)).toMatchObject({ tone: 'bad', word: 'cut, 2 % lost, 30 ms more' })
    expect(at(6).links.get(cable)?.restore).toHaveLength(2)
  })
})
