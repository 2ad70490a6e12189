/** Verbs with what they are done to, as one types them into Find. */
import { describe, expect, it } from 'vitest'
import { reference } from '../../testing/lab'
import { sentencesWith } from './sentences'

const design = reference()
const GERMAN = new Map([['Power off', 'Ausschalten']])
const offered = (typed: string) => sentencesWith(design, typed, (title) => GERMAN.get(title) ?? title)
const titles = (typed: string) => offered(typed).map(({ title }) => title)

describe('what is typed as a sentence', () => {
  it('breaks a device, a port or a cable, by the words of the menus', () => {
    expect(titles('power off gateway-2')).toEqual(['Power off, gateway-2'])
    expect(titles('ausschalten gateway-2')).toEqual(['Power off, gateway-2'])
    expect(titles('cut gateway-1 FastEthernet0/1')[0]).toBe('Cut at Fa0/1, gateway-1')
    expect(titles('shut gateway-1 fa0/0')).toContain('Shut Fa0/0, gateway-1')
    expect(titles('stop eigrp at gateway-1')).toEqual(['Stop EIGRP, gateway-1'])
    expect(offered('cut gateway-1 fa0/1')[0]?.deed).toMatchObject({
      kind: 'strike',
      choice: { faults: ['cut:gateway-1/FastEthernet0/1'] },
    })
  })
  it('offers all that a verb can mean at a device', () => {
    expect(titles('reload gateway-1')).toEqual(['Reload, gateway-1', 'Reload, orderly, gateway-1'])
    expect(titles('power gateway').length).toBeGreaterThan(2)
  })
  it('asks for a path between two, and cables two', () => {
    expect(offered('trace phone-24 to callmanager').map(({ deed }) => deed)).toEqual([
      { kind: 'trace', from: 'phone-24', to: 'callmanager' },
    ])
    expect(titles('connect gateway-1 and gateway-2')).toEqual(['Connect gateway-1 and gateway-2'])
    expect(titles('trace phone-24')).toEqual([])
  })
  it('types a line at a terminal, the device last or first; "show" alone suggests what is asked most', () => {
    expect(offered('show ip route gateway-1').map(({ deed }) => deed)[0]).toEqual({
      kind: 'ask',
      device: 'gateway-1',
      line: 'show ip route',
    })
    expect(titles('sh crypto isakmp sa on soho-24')[0]).toBe('soho-24# show crypto isakmp sa')
    expect(titles('show gateway-2')).toContain('gateway-2# show standby brief')
    expect(titles('show firewall')).toContain('firewall# show conn')
    expect(titles('show ip route phone-24')).toEqual([])
  })
  it('offers nothing for a word alone, for nothing that is there, and no more than can be read', () => {
    expect(['', 'power', 'gateway-1', 'power off nobody', 'show ip route'].map(titles)).toEqual([[], [], [], [], []])
    expect(titles('o gateway').length).toBeLessThanOrEqual(12)
  })
})
