/** For every check on configurations: a small design that triggers it, by the design or by a line changed by hand. */
import type { Design, Patch } from '../design/index'
import { buildScene } from '../engine/build'
import { reference, release, without, withPatch } from './lab'

export interface CheckCase {
  readonly rule: string
  readonly says: string
  readonly design: () => Design
  /** Where it must be silent; absent = nowhere in particular. */
  readonly clean?: () => Design
  /** False where nothing can be done by one click. */
  readonly fixes?: false
}

const vpn = (change: Partial<Design['vpn']>): Design => ({ ...reference(), vpn: { ...reference().vpn, ...change } })

const device = (name: string, change: Readonly<Record<string, unknown>>, design = reference()): Design => ({
  ...design,
  devices: design.devices.map((item) => (item.name === name ? ({ ...item, ...change } as typeof item) : item)),
})

function silent(key: 'headEndKeepalive' | 'siteKeepalive'): Design {
  const { [key]: _gone, ...rest } = reference().vpn
  return { ...reference(), vpn: rest }
}

export const insert = (name: string, section: readonly string[], ...lines: readonly string[]): Design =>
  withPatch(name, { insert: lines.map((text) => ({ section, text })) })

/** One line in the place of another. */
const replace = (
  name: string,
  section: readonly string[],
  old: string,
  text: string,
  design: Design = reference(),
): Design =>
  withPatch(name, { delete: [{ section, text: old }], insert: [{ section, text, after: old }] } satisfies Patch, design)

const group = (priority: number) => ({ hsrp: { priority, preempt: true, preemptDelaySeconds: 60, tracks: [] } })

/** The reference design whose routers wait for EIGRP before they pre-empt. */
const patient = (): Design => device('gateway-2', group(110), device('gateway-1', group(120)))

const STICK = ['interface FastEthernet0/0']
const EIGRP = ['router eigrp 64']
const RRI = 'redistribute static metric 1000 100 255 1 1500 route-map RRI'
const MAP = ['crypto map test 1 ipsec-isakmp']
const T1 = 'crypto ipsec transform-set t1 esp-3des esp-sha-hmac'

/** IKEv2 in a release that has it, with or without the sites' keepalive. */
function modern(lost?: 'siteKeepalive'): Design {
  const sets = [{ name: 't1', transforms: ['esp-aes 256', 'esp-sha256-hmac'] }]
  const { siteKeepalive, ...others } = reference().vpn
  const ikev2 = { encryption: 'aes-cbc-256', integrity: 'sha256', group: 14 }
  const told = { ...others, ikev2, headEndTransformSets: sets, siteTransformSets: sets }
  const design = device('firewall', { natTraversal: true }, release('15.9'))
  return { ...design, vpn: lost || !siteKeepalive ? told : { ...told, siteKeepalive } }
}

/** A release that does NAT traversal, behind a firewall whose rule for it was taken away. */
const withoutTraversal = (): Design => {
  const design = device('firewall', { natTraversal: true }, release('12.4(15)T'))
  const text = buildScene(design).texts.find((item) => item.device === 'firewall')?.text ?? ''
  const rule = text.split('\n').find((item) => /udp any host 198.51.100.1 eq (4500|non500-isakmp)/.test(item))
  return withPatch('firewall', { delete: [{ section: [], text: rule ?? '' }] }, design)
}

const withoutPhone = (name = 'phone-16', design = reference()): Design => ({
  ...design,
  devices: design.devices.filter((item) => item.name !== name),
  links: design.links.filter((link) => link.a.device !== name && link.b.device !== name),
})

/** A site behind a home router, whose tunnel goes in UDP 4500 and carries no phone's traffic. */
const behindSilentNat = (): Design => withoutPhone('phone-24', traversing())

export const traversing = () => device('firewall', { natTraversal: true }, release('15.9'))

const authenticated = (): Design =>
  vpn({ eigrp: { ...reference().vpn.eigrp, authentication: { keyChain: 'HEADEND', key: 'secret' } } })

export const CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'single-peer',
    says: 'It has one peer',
    design: () => device('soho-24', { peers: ['gateway-2'] }),
    clean: reference,
  },
  { rule: 'single-peer', says: 'It has one peer', design: () => without('soho-24', MAP, 'set peer 198.51.100.2') },
  {
    rule: 'strange-peer',
    says: 'Its peer 198.51.100.9 is no head-end',
    design: () => insert('soho-24', MAP, 'set peer 198.51.100.9'),
    clean: reference,
  },
  {
    rule: 'no-keepalive',
    says: 'No IKE keepalive on gateway-1 and gateway-2',
    design: () => silent('headEndKeepalive'),
    clean: reference,
  },
  {
    rule: 'no-keepalive',
    says: 'No IKE keepalive on soho-vp and 5 others',
    design: () => silent('siteKeepalive'),
  },
  {
    rule: 'no-keepalive',
    says: 'No IKE keepalive on gateway-2',
    design: () => without('gateway-2', [], 'crypto isakmp keepalive 10'),
  },
  {
    rule: 'ike-policies',
    says: "have only IOS's own policy 65535 in common",
    design: () => replace('soho-24', ['crypto isakmp policy 1'], 'encr 3des', 'encr aes'),
    clean: reference,
    fixes: false,
  },
  {
    rule: 'ike-policies',
    says: 'It and gateway-1 have no IKE policy in common',
    design: () =>
      withPatch('soho-24', {
        delete: [
          { section: [], text: 'crypto ca trustpoint vpn-ca' },
          { section: ['crypto isakmp policy 1'], text: 'encr 3des' },
        ],
        insert: [{ section: ['crypto isakmp policy 1'], text: 'encr aes' }],
      }),
    fixes: false,
  },
  {
    rule: 'ike-policies',
    says: 'Of it and gateway-1 only gateway-1 speaks IKEv2',
    design: () => withPatch('soho-24', { delete: [{ section: MAP, text: 'set ikev2-profile vpn-ikev2' }] }, modern()),
    clean: () => modern(),
    fixes: false,
  },
  {
    rule: 'no-keepalive',
    says: 'No IKE keepalive on soho-vp and 5 others',
    design: () => modern('siteKeepalive'),
    clean: () => modern(),
  },
  {
    rule: 'transform-sets',
    says: 'have no transform-set in common',
    design: () => vpn({ siteTransformSets: [{ name: 't1', transforms: ['esp-des', 'esp-md5-hmac'] }] }),
    clean: reference,
  },
  {
    rule: 'transform-sets',
    says: 'It and gateway-2 have no transform-set in common',
    design: () => replace('soho-24', [], T1, 'crypto ipsec transform-set t1 esp-des esp-md5-hmac'),
  },
  {
    rule: 'proxy-mismatch',
    says: 'access-list 101 does not protect 10.81.2.24/29',
    design: () =>
      replace(
        'soho-24',
        [],
        'access-list 101 permit ip 10.81.2.24 0.0.0.7 any',
        'access-list 101 permit ip 10.81.2.128 0.0.0.7 any',
      ),
    clean: reference,
  },
  {
    rule: 'no-reverse-route',
    says: 'has no reverse-route',
    design: () => device('gateway-1', { reverseRoute: false }),
    clean: reference,
  },
  {
    rule: 'no-redistribution',
    says: 'It does not redistribute static routes',
    design: () => without('gateway-1', EIGRP, RRI),
    clean: reference,
  },
  {
    rule: 'no-redistribution',
    says: 'It does not redistribute static routes',
    design: () => vpn({ eigrp: { as: 64 } }),
  },
  {
    rule: 'default-leak',
    says: '0.0.0.0/0 leaks to the other head-end',
    design: () => replace('gateway-1', EIGRP, RRI, 'redistribute static metric 1000 100 255 1 1500'),
    clean: reference,
  },
  {
    rule: 'site-lan-in-pool',
    says: 'It redistributes no route for soho-vp and 5 others',
    design: () => without('gateway-1', [], 'access-list 1 permit 10.81.2.0 0.0.1.255'),
    clean: reference,
  },
  {
    rule: 'site-lan-in-pool',
    says: '10.81.2.0/29 lies in no pool',
    design: () => vpn({ pools: ['10.81.4.0/22'] }),
  },
  {
    rule: 'summary-loop',
    says: 'The summary 10.81.2.0/23 to Null0 has distance 200',
    design: () => insert('gateway-1', [], 'ip route 10.81.2.0 255.255.254.0 Null0 200'),
    clean: () => insert('gateway-1', [], 'ip route 10.81.2.0 255.255.254.0 Null0'),
  },
  {
    rule: 'cross-over-eigrp',
    says: 'The cross-over FastEthernet0/1 is passive',
    design: () => insert('gateway-1', EIGRP, 'passive-interface FastEthernet0/1'),
    clean: reference,
  },
  {
    rule: 'cross-over-eigrp',
    says: 'is covered by no network line of EIGRP 64',
    design: () => replace('gateway-2', EIGRP, 'network 192.168.81.0', 'network 192.168.82.0'),
  },
  {
    rule: 'eigrp-authentication',
    says: 'EIGRP on the cross-over is not authenticated (gateway-1, gateway-2)',
    design: reference,
    clean: authenticated,
  },
  {
    rule: 'hsrp-tie',
    says: 'Its HSRP priority 120 equals that of gateway-1',
    design: () => replace('gateway-2', STICK, 'standby 1 priority 110', 'standby 1 priority 120', patient()),
    clean: reference,
  },
  {
    rule: 'hsrp-tie',
    says: 'equals that of gateway-1',
    design: () => device('gateway-2', group(120), patient()),
  },
  {
    rule: 'preempt-delay',
    says: 'It pre-empts at once when it comes back',
    design: reference,
    clean: () => device('gateway-1', group(120)),
  },
  {
    rule: 'same-interface-cache',
    says: 'has no ip route-cache same-interface',
    design: () => device('gateway-1', { sameInterfaceCache: false }),
    clean: () => device('gateway-1', { sameInterfaceCache: false }, release('15.9')),
  },
  {
    rule: 'same-interface-cache',
    says: 'has no ip route-cache same-interface',
    design: () => without('gateway-1', STICK, 'ip route-cache same-interface'),
  },
  {
    rule: 'redirects',
    says: 'FastEthernet0/0 sends ICMP redirects',
    design: () => device('gateway-2', { redirects: true }),
    clean: reference,
  },
  {
    rule: 'loopback-route',
    says: '198.51.100.2, the address of gateway-2, has no host route',
    design: () => without('firewall', [], 'route vpndmz 198.51.100.2 255.255.255.255 10.81.0.4 1'),
    clean: reference,
  },
  {
    rule: 'loopback-route',
    says: 'goes by 10.81.0.3',
    design: () =>
      replace(
        'firewall',
        [],
        'route vpndmz 198.51.100.2 255.255.255.255 10.81.0.4 1',
        'route vpndmz 198.51.100.2 255.255.255.255 10.81.0.3 1',
      ),
  },
  {
    rule: 'pool-route',
    says: '10.81.2.0/23 is not routed to the head-ends: 6 sites are concerned',
    design: () => without('firewall', [], 'route vpndmz 10.81.2.0 255.255.254.0 10.81.0.5 1'),
    clean: reference,
  },
  {
    rule: 'pool-route',
    says: '10.81.2.0/23 hangs on 10.81.0.3 alone',
    design: () =>
      replace(
        'firewall',
        [],
        'route vpndmz 10.81.2.0 255.255.254.0 10.81.0.5 1',
        'route vpndmz 10.81.2.0 255.255.254.0 10.81.0.3 1',
      ),
  },
  {
    rule: 'firewall-ipsec',
    says: 'It does not let ESP from the Internet to gateway-1 through',
    design: () => without('firewall', [], 'access-list OUTSIDE-IN extended permit esp any host 198.51.100.1'),
    clean: reference,
  },
  {
    rule: 'firewall-ipsec',
    says: 'It lets UDP 500 (IKE) from gateway-2 to the Internet through as answers alone: after 120 s',
    design: () => without('firewall', [], 'access-list VPNDMZ-IN extended permit udp host 198.51.100.2 any eq isakmp'),
  },
  {
    rule: 'nat-traversal',
    says: 'It does not let UDP 4500 (NAT-T) from the Internet to gateway-1 through',
    design: withoutTraversal,
    clean: reference,
  },
  {
    rule: 'firewall-pools',
    says: 'It does not let 6 sites to headquarters through',
    design: () =>
      without(
        'firewall',
        [],
        'access-list VPNDMZ-IN extended permit ip 10.81.2.0 255.255.254.0 10.1.0.0 255.255.255.0',
      ),
    clean: reference,
  },
  {
    rule: 'eq-50',
    says: 'permits port 50, which nobody uses',
    design: () =>
      replace(
        'firewall',
        [],
        'access-list OUTSIDE-IN extended permit esp any host 198.51.100.1',
        'access-list OUTSIDE-IN extended permit udp any host 198.51.100.1 eq 50',
      ),
    clean: reference,
  },
  {
    rule: 'tcp-mss',
    says: 'TCP segments of more than 1398 bytes are fragmented in the tunnel of soho-vp and 5 others',
    design: reference,
    clean: () =>
      device(
        'soho-24',
        {},
        {
          ...reference(),
          devices: reference().devices.map((item) =>
            item.kind === 'soho'
              ? { ...item, interfaces: item.interfaces.map((port) => ({ ...port, adjustMss: 1398 })) }
              : item,
          ),
        },
      ),
  },
  {
    rule: 'pre-classify',
    says: 'qos pre-classify on soho-vp and 5 others serves no policy',
    design: reference,
    clean: () => ({
      ...reference(),
      devices: reference().devices.map((item) => (item.kind === 'soho' ? { ...item, qosPreClassify: false } : item)),
    }),
  },
  {
    rule: 'idle-site',
    says: 'No phone registers by the tunnel of soho-16',
    design: () => withoutPhone(),
    clean: reference,
    fixes: false,
  },
  {
    rule: 'silent-nat',
    says: 'Nothing keeps the translation before soho-24: after 300 s of silence headquarters reach it no more',
    design: behindSilentNat,
    clean: traversing,
  },
  {
    rule: 'channel-modes',
    says: 'FastEthernet0/1 is in a Port-channel in mode passive, and FastEthernet0/1 of gateway-2, at its other end, is in no channel: they do not agree',
    design: () => insert('gateway-1', ['interface FastEthernet0/1'], 'channel-group 1 mode passive'),
    clean: reference,
    // Which end is to change is the architect's choice.
    fixes: false,
  },
  {
    rule: 'clear-secrets',
    says: 'A password stands in clear',
    design: () => insert('soho-24', [], 'enable password letmein'),
    clean: () => insert('soho-24', [], 'enable secret 5 $1$abcd$efgh'),
  },
  {
    rule: 'clear-secrets',
    says: '2 passwords stand in clear',
    design: () => insert('soho-24', [], 'enable password letmein', 'username admin password 0 letmein'),
  },
  {
    rule: 'gateway-drift',
    says: 'It and gateway-2 differ in a line: "ip name-server 10.1.0.53" stands here only',
    design: () => insert('gateway-1', [], 'ip name-server 10.1.0.53'),
    clean: reference,
  },
]
