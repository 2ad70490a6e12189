/**
 * The firewall's own timeout against what head-ends begin (FACTS, seconds by release): without a rule for them it lets them
 * speak as long as it remembers the sites' conversation, two minutes of silence, and what they say after that is lost.
 */
import { describe, expect, it } from 'vitest'
import { type Lab, play, reference, settleWith } from '../testing/lab'

const noKeepalive = (text: string) => text.replace(/^crypto isakmp keepalive.*\n/m, '')
const routers = reference().devices.flatMap(({ kind, name }) =>
  kind === 'soho' || kind === 'head-end' ? [[name, noKeepalive] as const] : [],
)
const answersOnly = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/VPNDMZ-IN extended permit udp/.test(line))
    .join('\n')

const lab = (firewall: (text: string) => string) => settleWith({ ...Object.fromEntries(routers), firewall })
/** Whether a site hears, some seconds after everything has come up, that gateway-1 has cleared its SAs. */
function hears({ built, ...rest }: Lab, seconds: number): boolean {
  const later = play({ built, ...rest }, [[seconds, 'fault', 'clear-sa:gateway-1']], seconds + 2)
  const heard = [...later.network.journal].filter(
    ({ device, event, data }) => device === 'soho-16' && event === 'sa-down' && data?.reason === 'the peer deleted it',
  )
  return heard.length > 0
}

describe('what a head-end begins through a firewall', () => {
  it('passes as an answer for two minutes of silence, and then only by a rule of its own', () => {
    const answers = lab(answersOnly)
    expect([hears(answers, 5), hears(answers, 200)]).toEqual([true, false])
    expect(
      hears(
        lab((text) => `${text}! as it is\n`),
        200,
      ),
    ).toBe(true)
  })
  it('stays longer where timeout says so', () => {
    expect(
      hears(
        lab((text) => `${answersOnly(text)}timeout udp 0:10:00\n`),
        200,
      ),
    ).toBe(true)
  })
})
