/** Cases of the checks that speak of lines real networks have and the source document has not. */
import { type Design, makeInterface, makeLink } from '../design/index'
import { type CheckCase, insert } from './check-cases'
import { reference, release, withPatch } from './lab'

/** A site that protects what goes to headquarters and translates the rest, but for what is exempt. */
function translating(...exempt: readonly string[]): Design {
  const NAMED = ['ip access-list extended NAT']
  return withPatch('soho-24', {
    delete: [{ section: [], text: 'access-list 101 permit ip 10.81.2.24 0.0.0.7 any' }],
    insert: [
      { section: [], text: 'access-list 101 permit ip 10.81.2.24 0.0.0.7 10.1.0.0 0.0.0.255' },
      { section: [], text: NAMED[0] ?? '' },
      ...[...exempt, 'permit ip 10.81.2.24 0.0.0.7 any'].map((text) => ({ section: NAMED, text })),
      { section: [], text: 'ip nat inside source list NAT interface Ethernet0 overload' },
      { section: ['interface Ethernet0'], text: 'ip nat outside' },
      { section: ['interface Ethernet1'], text: 'ip nat inside' },
    ],
  })
}

/** Lines with the sections above them, which are opened where they are not. */
function inSections(name: string, ...paths: readonly (readonly string[])[]): Design {
  const opened = new Set<string>()
  const lines = paths.flatMap((path) =>
    path.flatMap((text, depth) => {
      const key = path.slice(0, depth + 1).join('/')
      if (opened.has(key)) return []
      opened.add(key)
      return [{ section: path.slice(0, depth), text }]
    }),
  )
  return withPatch(name, { insert: lines })
}

const PROTECTS_MORE = 'access-list 101 permit ip 10.81.2.128 0.0.0.7 any'

/** What makes a network the site's that is none of a LAN of its own. */
const BEHIND_A_SITE: readonly (readonly (readonly string[])[])[] = [
  [['ip route 10.81.2.128 255.255.255.248 10.81.2.27']],
  [['interface Loopback5', 'ip address 10.81.2.129 255.255.255.248']],
  [['interface Ethernet1', 'ip address 10.81.2.129 255.255.255.248 secondary']],
  [['router ospf 1', 'network 10.81.2.0 0.0.0.255 area 0']],
  [['router eigrp 7', 'network 10.81.2.0 0.0.0.255']],
  [['router bgp 65001', 'network 10.81.2.0']],
  [['ip nat pool P 10.81.2.129 10.81.2.130 netmask 255.255.255.248'], ['ip nat inside source list 9 pool P']],
]

/** Each head-end at a port of the firewall of its own, without the switch between. */
function withoutStickSwitch(): Design {
  const design = reference()
  const stick = makeInterface('GigabitEthernet0/3', 'vpndmz')
  return {
    ...design,
    devices: design.devices.map((item) =>
      item.kind === 'firewall' ? { ...item, interfaces: [...item.interfaces, stick] } : item,
    ),
    links: [
      ...design.links.filter(({ a, b }) => a.device !== 'stick-lan' && b.device !== 'stick-lan'),
      makeLink('firewall/GigabitEthernet0/1', 'gateway-1/FastEthernet0/0'),
      makeLink('firewall/GigabitEthernet0/3', 'gateway-2/FastEthernet0/0'),
    ],
  }
}

export const REAL_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'reverse-route-on-link',
    says: 'Its reverse routes may be looked for by ARP on FastEthernet0/0',
    design: () => release('15.9'),
    clean: reference,
  },
  {
    rule: 'published-secrets',
    says: 'A key or password is one that was published',
    design: () => insert('soho-24', [], 'snmp-server community public RO'),
    clean: () => insert('soho-24', [], 'snmp-server community 8Jq2-hV0sYw RO'),
    fixes: false,
  },
  {
    rule: 'published-secrets',
    says: 'A key or password is one that was published',
    design: () => insert('soho-24', [], 'username ops password 7 094F471A1A0A'),
    fixes: false,
  },
  {
    rule: 'reversible-secrets',
    says: 'A secret can be read from its configuration: 1 of type 7',
    design: () => insert('soho-24', [], 'username ops password 7 094F471A1A0A'),
    clean: () => insert('soho-24', [], 'username ops secret 9 $9$abcd$efgh'),
    fixes: false,
  },
  {
    rule: 'reversible-secrets',
    says: 'A secret can be read from its configuration: 1 of type 7',
    design: () => insert('soho-24', [], 'username ops password 7 094F471A1A0A'),
    // The key of a GRE tunnel tells tunnels apart; it keeps nobody out.
    clean: () => inSections('soho-24', ['interface Tunnel9', 'tunnel key 7']),
    fixes: false,
  },
  {
    rule: 'clear-secrets',
    says: '4 pre-shared keys stand in clear in its configuration (also line',
    design: () =>
      inSections(
        'soho-24',
        ['crypto keyring SPARE', 'pre-shared-key address 198.51.100.9 key Q8v-mm2'],
        ['crypto keyring SPARE', 'pre-shared-key hostname hub key 0 Q8v-mm3'],
        ['crypto ikev2 keyring SPARE', 'peer HUB', 'pre-shared-key local Q8v-mm4'],
        ['crypto ikev2 keyring SPARE', 'peer HUB', 'pre-shared-key remote Q8v-mm5'],
      ),
    clean: () =>
      inSections('soho-24', ['crypto keyring SPARE', 'pre-shared-key address 198.51.100.9 key 6 Q8vmm2ABCD']),
    fixes: false,
  },
  {
    rule: 'nat-exemption',
    says: 'It translates what "access-list 101 permit ip 10.81.2.24 0.0.0.7 10.1.0.0 0.0.0.255" protects: 10.81.2.24 leaves in clear',
    design: () => translating(),
    clean: () => translating('deny ip 10.81.2.24 0.0.0.7 10.1.0.0 0.0.0.255'),
    fixes: false,
  },
  {
    rule: 'hsrp-apart',
    says: 'hears nothing of gateway-1 FastEthernet0/0: no cable and no switch joins the two, so both are active',
    design: withoutStickSwitch,
    clean: reference,
    fixes: false,
  },
  {
    rule: 'gateway-drift',
    says: 'It and gateway-1 differ in 2 lines',
    design: () => insert('gateway-2', [], 'ip name-server 10.1.0.53', 'ip name-server 10.1.0.54'),
    clean: () => {
      const chain = 'crypto ca certificate chain vpn-ca'
      return withPatch('gateway-1', {
        insert: [
          { section: [], text: chain },
          { section: [chain], text: 'certificate 01' },
          { section: [chain, 'certificate 01'], text: '308203A5 3082028D' },
          { section: [], text: 'crypto ca trustpoint TP-self-signed-4081531' },
          { section: ['crypto ca trustpoint TP-self-signed-4081531'], text: 'enrollment selfsigned' },
          { section: [], text: 'banner login ^C gateway-1: keep out ^C' },
        ],
      })
    },
  },
  {
    rule: 'proxy-mismatch',
    says: 'access-list 101 does not protect 10.81.2.24/29',
    design: () =>
      withPatch('soho-24', {
        delete: [{ section: [], text: 'access-list 101 permit ip 10.81.2.24 0.0.0.7 any' }],
        insert: [{ section: [], text: 'access-list 101 permit ip 10.81.2.128 0.0.0.7 any' }],
      }),
    clean: () => {
      const tunnel = 'interface Tunnel5'
      return inSections(
        'soho-24',
        [tunnel, 'ip address 10.99.0.1 255.255.255.252'],
        [tunnel, 'tunnel source Ethernet0'],
        [tunnel, 'tunnel destination 198.51.100.9'],
      )
    },
  },
  ...BEHIND_A_SITE.map(
    (paths): CheckCase => ({
      rule: 'proxy-mismatch',
      says: 'which is no LAN of its own',
      design: () => inSections('soho-24', [PROTECTS_MORE]),
      clean: () => inSections('soho-24', [PROTECTS_MORE], ...paths),
    }),
  ),
  {
    rule: 'cross-over-eigrp',
    says: "EIGRP is authenticated at gateway-1's end of the cross-over only: the two are no neighbours",
    design: () =>
      withPatch('gateway-1', {
        insert: [
          ...['key chain KC'].map((text) => ({ section: [], text })),
          { section: ['key chain KC'], text: 'key 1' },
          { section: ['key chain KC', 'key 1'], text: 'key-string k8Jq2hV0' },
          ...['ip authentication mode eigrp 64 md5', 'ip authentication key-chain eigrp 64 KC'].map((text) => ({
            section: ['interface FastEthernet0/1'],
            text,
          })),
        ],
      }),
    clean: reference,
    fixes: false,
  },
]
