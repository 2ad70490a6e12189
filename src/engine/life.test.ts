/** The life of tunnels in the whole network: what SEED and FACTS sections 1 and 2 say of sites over hours. */
import { describe, expect, it } from 'vitest'
import { formatIp, formatPrefix, lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { converse, type Lab, news, play, reference, settle, trace, withPatch } from '../testing/lab'

const lab = settle(reference())

const tables = (of: Lab, device: string) => {
  const found = lookUp(viewOf(of.network).devices, device)
  if (!found) throw new Error(`there is no ${device}`)
  return found
}
const reverse = (of: Lab, device: string) =>
  tables(of, device)
    .routes.filter((row) => row.active && row.route.protocol === 'rri')
    .map((row) => formatPrefix(row.route.prefix))
const peerOf = (of: Lab, site: string) => tables(of, site).ipsecSas.map((row) => formatIp(row.sa.remote))
const reaches = (of: Lab, from: string, to: string) => trace(of, from, to, 'tcp').forward.disposition === 'accepted'

describe('an idle site (SEED: the phone alone keeps the tunnel)', () => {
  const TWO_HOURS = 7200

  it('with nobody at home is reached from headquarters: Skinny renews the SAs', () => {
    const later = play(lab, [], TWO_HOURS)
    expect(reaches(later, 'admin-pc', 'soho-16/Ethernet1')).toBe(true)
    const rekeyed = news(lab, later).filter((entry) => entry.device === 'soho-16' && entry.event === 'sa-up')
    expect(rekeyed.length).toBeGreaterThanOrEqual(2)
  })
  it('without a phone loses its tunnel at the end of a lifetime, and headquarters cannot raise it', () => {
    const later = play(lab, [[0, 'fault', 'power:phone-16']], TWO_HOURS)
    expect(tables(later, 'soho-16').ipsecSas).toEqual([])
    expect(reverse(later, 'gateway-1')).not.toContain('10.81.2.16/29')
    expect(reaches(later, 'admin-pc', 'soho-16/Ethernet1')).toBe(false)
    // Whoever comes home and sends something brings it up again, and may lose the first packet to it.
    const home = play(later, [[0, 'restore', 'power:phone-16']], 300)
    expect(reaches(home, 'admin-pc', 'soho-16/Ethernet1')).toBe(true)
  })
})

describe('short disruptions (SEED: remotes tend to flip-flop between the peers)', () => {
  it('of some seconds change nothing; longer than the questions take, the site goes to the next peer and stays', () => {
    const call = ['phone-16', 'hq-phone'] as const
    const blip = (seconds: number) =>
      converse(
        lab,
        call,
        [
          [0, 'fault', 'isp:soho-16'],
          [seconds, 'restore', 'isp:soho-16'],
        ],
        60,
      )
    expect(peerOf(blip(8).lab, 'soho-16')).toEqual(['198.51.100.1'])
    // Dead after 20 s; the one try with the first of the list is lost, and when its 10 s are over the provider is back.
    const moved = blip(27)
    expect(peerOf(moved.lab, 'soho-16')).toEqual(['198.51.100.2'])
    const hour = play(moved.lab, [], 3600)
    expect(peerOf(hour, 'soho-16')).toEqual(['198.51.100.2'])
  })
})

describe('a remote that loses its power (FACTS section 2)', () => {
  it('leaves its SA and reverse route behind, and announces initial contact when it is back', () => {
    const off = play(lab, [[0, 'fault', 'power:soho-16']], 60)
    expect(reverse(off, 'gateway-1')).toContain('10.81.2.16/29')
    expect(trace(off, 'hq-phone', 'phone-16').forward.disposition).not.toBe('accepted')
    const back = play(off, [[0, 'restore', 'power:soho-16']], 200)
    expect(reverse(back, 'gateway-1')).toContain('10.81.2.16/29')
    expect(
      tables(back, 'gateway-1').ipsecSas.filter(
        (row) => row.sa.remote === tables(lab, 'home-16').interfaces[0]?.address?.ip,
      ),
    ).toHaveLength(1)
    expect(news(off, back).some((entry) => entry.text.includes('announced initial contact'))).toBe(true)
  })
  it('and a head-end that comes back answers old ESP with a line of its own, and tells nobody', () => {
    const after = converse(lab, ['phone-24', 'hq-phone'], [[0, 'fault', 'reload:gateway-2/boot=5']], 12).lab
    const line = news(lab, after).find((entry) => entry.device === 'gateway-2' && entry.event === 'unknown-spi')
    expect(line?.syslog?.mnemonic).toBe('RECVD_PKT_INV_SPI')
    expect(news(lab, after).some((entry) => entry.device === 'soho-24' && entry.event === 'sa-down')).toBe(false)
  })
})

describe('filters', () => {
  it('a list that has only remarks lets everything through, as IOS does with one that is not there', () => {
    const listed = withPatch('gateway-1', {
      insert: [
        { section: [], text: 'access-list 150 remark nothing yet' },
        { section: ['interface FastEthernet0/0'], text: 'ip access-group 150 in' },
      ],
    })
    expect(reaches(settle(listed), 'phone-16', 'callmanager')).toBe(true)
  })
})
