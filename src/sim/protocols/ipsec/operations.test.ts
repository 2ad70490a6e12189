import { describe, expect, it } from 'vitest'
import type { AccessListEntry, Configuration } from '../../../config/index'
import { type Ipv4Packet, ip, lookUp, packetSize, prefix, wordTable } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { atSeconds } from '../../kernel/time'
import { A, hub, LAN, line, permit, SITE, spoke, withEntry } from '../testing/ike'
import {
  addSa,
  checkInbound,
  cloneIpsec,
  decapsulate,
  EMPTY_IPSEC,
  encapsulate,
  removeSa,
  selectOutbound,
} from './operations'
import { ipsecRows } from './rows'

const WAN = 'FastEthernet0/0'
const PHONE = '10.81.2.2'
const MANAGER = '10.2.2.2'
const T1 = { name: 't1', cipher: 'esp-3des', integrity: 'esp-sha-hmac', mode: 'tunnel' } as const

function packet(source: string, destination: string, size = 60): Ipv4Packet {
  return {
    source: ip(source),
    destination: ip(destination),
    ttl: 60,
    dscp: 46,
    payload: {
      protocol: 'udp',
      sourcePort: 16384,
      destinationPort: 16384,
      message: { kind: 'opaque' },
      dataSize: size - 28,
    },
  }
}

/** The site's half of a pair, and the head-end's. */
function pair(id: number, lan = LAN): { readonly site: SaPair; readonly headEnd: SaPair } {
  const common = {
    id,
    map: 'test',
    sequence: 1,
    interface: WAN,
    transform: T1,
    since: atSeconds(0),
    expires: atSeconds(3600),
    kilobytes: 4_608_000,
  }
  const [near, far] = [prefix(lan), prefix('0.0.0.0/0')]
  return {
    site: {
      ...common,
      local: ip(SITE),
      remote: ip(A),
      proxy: { local: near, remote: far },
      inboundSpi: id * 10,
      outboundSpi: id * 10 + 1,
      initiator: true,
    },
    headEnd: {
      ...common,
      local: ip(A),
      remote: ip(SITE),
      proxy: { local: far, remote: near },
      inboundSpi: id * 10 + 1,
      outboundSpi: id * 10,
      initiator: false,
      dynamic: { map: 'dmap', sequence: 10 },
    },
  }
}

const site = spoke('soho', LAN, [A])
const fresh = () => cloneIpsec(EMPTY_IPSEC)
const at = (config: Configuration, state: typeof EMPTY_IPSEC, p: Ipv4Packet) => selectOutbound(config, state, WAN, p)

function withEntries(config: Configuration, entries: readonly AccessListEntry[]): Configuration {
  return { ...config, accessLists: wordTable({ 101: { name: '101', type: 'extended', entries } }) }
}

describe('the crypto-map check of a static entry', () => {
  it('asks for a negotiation when a permit matches and there is no SA, and names the line', () => {
    expect(at(site, fresh(), packet(PHONE, MANAGER))).toMatchObject({
      kind: 'negotiate',
      map: 'test',
      sequence: 1,
      source: { line: 20 },
    })
  })

  it('protects with the youngest SA, so that a rekey has no gap', () => {
    const state = addSa(addSa(fresh(), pair(1).site), pair(2).site)
    expect(at(site, state, packet(PHONE, MANAGER))).toMatchObject({ kind: 'protect', sa: { id: 2 } })
    expect(at(site, removeSa(state, 2), packet(PHONE, MANAGER))).toMatchObject({ kind: 'protect', sa: { id: 1 } })
  })

  it('lets through in clear what the list does not name: a host above a list that is too short', () => {
    const short = spoke('soho', '10.81.2.0/30', [A])
    expect(at(short, fresh(), packet('10.81.2.6', MANAGER))).toMatchObject({ kind: 'clear' })
  })

  it('reads a deny as "not this entry"', () => {
    const [all] = lookUp(site.accessLists, '101')?.entries ?? []
    if (!all) throw new Error('SEED has an entry')
    const deny: AccessListEntry = { ...all, action: 'deny', protocol: 17, line: line(19, 'access-list 101 deny udp') }
    const config = withEntries(site, [deny, all])
    expect(at(config, fresh(), packet(PHONE, MANAGER))).toMatchObject({ kind: 'clear' })
    const tcp = {
      ...packet(PHONE, MANAGER),
      payload: {
        protocol: 'tcp',
        sourcePort: 1,
        destinationPort: 2000,
        flags: 'syn',
        message: { kind: 'opaque' },
        dataSize: 0,
      },
    } as const
    expect(at(config, fresh(), tcp)).toMatchObject({ kind: 'negotiate', source: { line: 20 } })
  })

  it('drops what an entry without a peer permits', () => {
    expect(at(withEntry(site, { peers: [] }), fresh(), packet(PHONE, MANAGER))).toMatchObject({ kind: 'drop' })
  })

  it('never protects IKE with the peer itself', () => {
    const config = { ...site, accessLists: wordTable({ 101: permit('101', prefix('0.0.0.0/0'), prefix('0.0.0.0/0')) }) }
    const message = {
      kind: 'ike',
      exchange: 'main',
      step: 1,
      initiatorCookie: 1,
      responderCookie: 0,
      payload: { type: 'quick-done', messageId: 1 },
    } as const
    const own: Ipv4Packet = {
      ...packet(SITE, A),
      payload: { protocol: 'udp', sourcePort: 500, destinationPort: 500, message, dataSize: 100 },
    }
    expect(at(config, fresh(), own).kind).toBe('clear')
    expect(at(config, fresh(), { ...own, destination: ip(MANAGER) }).kind).toBe('negotiate')
  })
})

describe('the crypto-map check of a dynamic map (FACTS section 2)', () => {
  const headEnd = hub('gw')

  it('protects only what a negotiated SA covers; all else leaves in clear', () => {
    const state = addSa(fresh(), pair(1).headEnd)
    expect(at(headEnd, state, packet(MANAGER, PHONE))).toMatchObject({ kind: 'protect', sa: { id: 1 } })
    expect(at(headEnd, state, packet(MANAGER, '10.81.2.9'))).toMatchObject({ kind: 'clear', source: { line: 11 } })
    expect(at(headEnd, fresh(), packet(MANAGER, PHONE)).kind).toBe('clear')
  })

  it("drops what a template's list permits while there is no SA: it can neither initiate nor leak", () => {
    const { crypto } = headEnd
    if (!crypto) throw new Error('the head-end has crypto')
    const dynamicMaps = crypto.dynamicMaps.map((item) => ({ ...item, match: { value: '110' } }))
    const config = {
      ...headEnd,
      accessLists: wordTable({ 110: permit('110', prefix('0.0.0.0/0'), prefix(LAN)) }),
      crypto: { ...crypto, dynamicMaps },
    }
    expect(at(config, fresh(), packet(MANAGER, PHONE)).kind).toBe('drop')
    expect(at(config, fresh(), packet(MANAGER, '10.9.9.9')).kind).toBe('clear')
    expect(checkInbound(config, fresh(), WAN, packet(PHONE, MANAGER)).allowed).toBe(false)
  })

  it('finds the SA of a site among many, whatever their mask lengths', () => {
    let state = fresh()
    for (let n = 0; n < 64; n++) state = addSa(state, pair(n + 1, `10.81.${2 + (n >> 5)}.${(n & 31) * 8}/29`).headEnd)
    state = addSa(state, pair(99, '10.81.2.16/28').headEnd)
    expect(at(headEnd, state, packet(MANAGER, '10.81.3.17'))).toMatchObject({ sa: { id: 35 } })
    expect(at(headEnd, state, packet(MANAGER, '10.81.2.17'))).toMatchObject({ sa: { id: 99 } })
  })

  it('serves every interface that carries a map with a common local address', () => {
    const [first] = headEnd.interfaces
    if (!first) throw new Error('the head-end has an interface')
    const second = { ...headEnd, interfaces: [...headEnd.interfaces, { ...first, name: 'FastEthernet0/1' }] }
    const state = addSa(fresh(), pair(1).headEnd)
    expect(selectOutbound(second, state, 'FastEthernet0/1', packet(MANAGER, PHONE)).kind).toBe('protect')
  })
})

describe('encapsulation', () => {
  it.each([
    [60, 112],
    [200, 256],
    [1400, 1456],
    [1500, 1552],
  ])('a clear packet of %i bytes is %i with 3DES and SHA-1 in tunnel mode (FACTS section 6)', (clear, wrapped) => {
    expect(packetSize(encapsulate(fresh(), pair(1).site, packet(PHONE, MANAGER, clear)).packet)).toBe(wrapped)
  })

  it('writes an outer header between the peers, a TTL of its own, the DSCP copied, the watch kept', () => {
    const { packet: outer } = encapsulate(fresh(), pair(1).site, { ...packet(PHONE, MANAGER), watch: 7 })
    expect(outer).toMatchObject({
      source: ip(SITE),
      destination: ip(A),
      ttl: 255,
      dscp: 46,
      watch: 7,
      payload: { protocol: 'esp', spi: 11, sequence: 1, mode: 'tunnel' },
    })
  })

  it('goes into UDP 4500 where NAT traversal was negotiated, 8 bytes more (RFC 3948)', () => {
    const { packet: outer } = encapsulate(fresh(), { ...pair(1).site, natPort: 4500 }, packet(PHONE, MANAGER))
    expect(outer.payload).toMatchObject({ udp: { sourcePort: 4500, destinationPort: 4500 } })
    expect(packetSize(outer)).toBe(120)
  })

  it('is undone at the other end, and both count', () => {
    const [near, far] = [addSa(fresh(), pair(1).site), addSa(fresh(), pair(1).headEnd)]
    const inner = packet(PHONE, MANAGER)
    const opened = decapsulate(far, encapsulate(near, pair(1).site, inner).packet)
    expect(opened).toMatchObject({ kind: 'opened', covered: true, packet: inner, bytes: 60 })
    expect(ipsecRows(near)).toMatchObject([{ encapsulated: 1, bytesOut: 60 }])
    expect(ipsecRows(far)).toMatchObject([{ decapsulated: 1, bytesIn: 60 }])
  })

  it('counts in a copy without counting in the original', () => {
    const state = addSa(fresh(), pair(1).site)
    encapsulate(cloneIpsec(state), pair(1).site, packet(PHONE, MANAGER))
    expect(ipsecRows(state)).toMatchObject([{ encapsulated: 0 }])
  })
})

describe('decapsulation', () => {
  it('knows an SPI only together with its own address, and not after the SA is gone', () => {
    const state = addSa(fresh(), pair(1).headEnd)
    const { packet: outer } = encapsulate(fresh(), pair(1).site, packet(PHONE, MANAGER))
    expect(decapsulate(state, { ...outer, destination: ip('198.51.100.9') })).toEqual({ kind: 'unknown-spi', spi: 11 })
    expect(decapsulate(removeSa(state, 1), outer)).toEqual({ kind: 'unknown-spi', spi: 11 })
  })

  it('tells a packet that the SA was not negotiated for', () => {
    const state = addSa(fresh(), pair(1).headEnd)
    const { packet: outer } = encapsulate(fresh(), pair(1).site, packet('10.99.0.1', MANAGER))
    expect(decapsulate(state, outer)).toMatchObject({ kind: 'opened', covered: false })
  })
})

describe('clear packets where ESP is due', () => {
  it('are refused when a static entry protects the way back', () => {
    expect(checkInbound(site, fresh(), WAN, packet(MANAGER, PHONE))).toMatchObject({
      allowed: false,
      source: { line: 20 },
    })
    expect(checkInbound(site, fresh(), WAN, packet(MANAGER, '192.0.2.1')).allowed).toBe(true)
  })

  it('are refused when an SA of a dynamic map covers them, and only then', () => {
    const headEnd = hub('gw')
    expect(checkInbound(headEnd, fresh(), WAN, packet(PHONE, MANAGER)).allowed).toBe(true)
    expect(checkInbound(headEnd, addSa(fresh(), pair(1).headEnd), WAN, packet(PHONE, MANAGER)).allowed).toBe(false)
    expect(checkInbound(headEnd, addSa(fresh(), pair(1).headEnd), 'Loopback0', packet(PHONE, MANAGER)).allowed).toBe(
      true,
    )
  })
})
