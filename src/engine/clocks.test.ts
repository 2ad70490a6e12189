/** What hangs on the date: time-ranges of access lists and lifetimes of keys, by clocks that somebody sets. */
import { describe, expect, it } from 'vitest'
import { exec } from '../console/index'
import { configurationOf, viewOf } from '../sim/index'
import { news, play, type Stroke, settleWith, trace } from '../testing/lab'

const end =
  (...lines: readonly string[]) =>
  (text: string) =>
    text.replace(/(\nend\s*)?$/, `\n${lines.join('\n')}\nend\n`)

const STICK = 'interface FastEthernet0/0'
const LAB = settleWith({
  'gateway-1': (text) =>
    end(
      'time-range OFFICE',
      ' periodic weekdays 8:00 to 16:59',
      'access-list 177 deny ip host 10.1.0.10 any time-range OFFICE',
      'access-list 177 permit ip any any',
    )(text.replace(STICK, `${STICK}\n ip access-group 177 in`)),
})

/** How a packet of the call manager fares some seconds after this was done. */
const fares = (seconds: number, ...strokes: readonly Stroke[]) =>
  trace(play(LAB, strokes, seconds), 'callmanager', 'phone-24').forward.disposition
const clock = (wall: string): Stroke => [0, 'fault', `clock:gateway-1/${wall}`]

describe('time-ranges', () => {
  it('are not known until somebody sets the clock, and then count by it', () => {
    expect(fares(1)).toBe('insufficient-info')
    expect(fares(1, clock('2026-11-27T16:59:30'))).toBe('denied-in')
    expect(fares(1, clock('2026-11-28T12:00:00'))).toBe('accepted')
  })

  it('are printed as they stand, beside the clock that was set', () => {
    const { network } = play(LAB, [clock('2026-11-27T16:59:30')], 2)
    const configuration = configurationOf(network, 'gateway-1')
    if (!configuration) throw new Error('no gateway-1')
    const says = (line: string) => exec({ view: viewOf(network), configuration, text: '' }, line).output
    expect(says('show access-lists 177')).toContain('deny ip host 10.1.0.10 any time-range OFFICE (active)')
    expect(says('show clock')).toMatch(/^16:59:32\.\d{3} UTC Fri Nov 27 2026$/)
  })

  it('go by no clock that was set while nobody could type at the device', () => {
    const strokes: readonly Stroke[] = [
      [0, 'fault', 'power:gateway-1'],
      [1, 'fault', 'clock:gateway-1/2026-11-28T12:00:00'],
      [2, 'restore', 'power:gateway-1'],
    ]
    const told = news(LAB, play(LAB, strokes, 2)).flatMap(({ event, text }) =>
      event === 'without-effect' ? [text] : [],
    )
    expect(told).toEqual(['Clock of gateway-1 set to 2026-11-28 12:00:00 changes nothing: nobody can type at it now'])
    expect(fares(300, ...strokes)).toBe('insufficient-info')
  })

  it('begin and end by themselves as the clock goes on, and a reload forgets the clock', () => {
    expect(fares(29, clock('2026-11-27T07:59:30'))).toBe('accepted')
    expect(fares(31, clock('2026-11-27T07:59:30'))).toBe('denied-in')
    expect(fares(300, clock('2026-11-27T12:00:00'), [5, 'fault', 'reload:gateway-1'])).toBe('insufficient-info')
  })
})

const CROSS = 'interface FastEthernet0/1'
const keyed = (...times: readonly string[]) =>
  end(
    'key chain XO',
    ' key 1',
    '  key-string old',
    ...times.map((line) => `  ${line}`),
    ' key 2',
    '  key-string new',
    '  accept-lifetime 11:00:00 Nov 27 2026 infinite',
    '  send-lifetime 12:00:00 Nov 27 2026 infinite',
    CROSS,
    ' ip authentication mode eigrp 64 md5',
    ' ip authentication key-chain eigrp 64 XO',
  )

describe('lifetimes of keys', () => {
  const times = [
    'accept-lifetime 00:00:00 Jan 1 2026 13:00:00 Nov 27 2026',
    'send-lifetime 00:00:00 Jan 1 2026 12:00:00 Nov 27 2026',
  ]
  const clocks = (wall: string, other = wall): readonly Stroke[] => [
    clock(wall),
    [0, 'fault', `clock:gateway-2/${other}`],
  ]
  const lab = settleWith({ 'gateway-1': keyed(...times), 'gateway-2': keyed(...times) })
  const neighbours = (seconds: number, strokes: readonly Stroke[]) =>
    news(lab, play(lab, strokes, seconds))
      .filter(({ protocol, event }) => protocol === 'eigrp' && event.startsWith('neighbor-'))
      .map(({ event }) => event)

  it('change over without a break where the clocks agree, or differ by less than both keys are taken', () => {
    expect(neighbours(60, clocks('2026-11-27T11:59:50'))).toEqual([])
    expect(neighbours(60, clocks('2026-11-27T11:59:50', '2026-11-27T11:30:00'))).toEqual([])
  })

  it('end a neighbour when its hold time has run out, where one clock is far off', () => {
    const apart = clocks('2026-11-27T13:30:00', '2026-11-27T10:00:00')
    expect(neighbours(9, apart)).toEqual([])
    expect(neighbours(20, apart)).toContain('neighbor-down')
  })
})
