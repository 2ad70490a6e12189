/** Designs whose sites have a service policy on their uplink. */
import type { Design, VoicePolicy } from '../design/index'
import type { CheckCase } from './check-cases'
import { reference, withPatch } from './lab'

const CLASSES = ['policy-map CLASSES']
const CLASS = [...CLASSES, 'class VOICE']
const OUTER = ['policy-map OUTER']
const ETHERNET = ['interface Ethernet0']

/** soho-vp with a class by this condition, served so, in a policy that shapes or stands on the interface itself. */
function policed(
  condition: string,
  served: string,
  { shapes, preClassify }: { readonly shapes: boolean; readonly preClassify: boolean },
): Design {
  const at = (section: readonly string[], text: string) => ({ section, text })
  const insert = [
    at([], 'access-list 120 permit udp any any range 16384 32767'),
    at([], 'class-map match-all VOICE'),
    at(['class-map match-all VOICE'], condition),
    at([], 'policy-map CLASSES'),
    at(CLASSES, 'class VOICE'),
    at(CLASS, served),
    ...(shapes
      ? [
          at([], 'policy-map OUTER'),
          at(OUTER, 'class class-default'),
          at([...OUTER, 'class class-default'], 'shape average 190000'),
          at([...OUTER, 'class class-default'], 'service-policy CLASSES'),
        ]
      : []),
    at(ETHERNET, `service-policy output ${shapes ? 'OUTER' : 'CLASSES'}`),
  ]
  const gone = preClassify ? [] : [{ section: ['crypto map test 1 ipsec-isakmp'], text: 'qos pre-classify' }]
  return withPatch('soho-vp', { insert, delete: gone })
}

const good = () => policed('match access-group 120', 'priority 84', { shapes: true, preClassify: true })

/** soho-vp with the policy that the design writes. */
const ownPolicy = (voicePolicy: VoicePolicy): Design => ({
  ...reference(),
  devices: reference().devices.map((item) =>
    item.name === 'soho-vp' ? ({ ...item, voicePolicy } as typeof item) : item,
  ),
})

/** The line of soho-vp's home router with another rate from the site. */
const uplinkOf = (bandwidthKbit: number): Design => ({
  ...reference(),
  links: reference().links.map((link) =>
    link.a.device === 'home-0' && link.media === 'dsl' ? { ...link, bandwidthKbit } : link,
  ),
})

/** Head-ends that shape each site to so many per cent of its downlink. */
const shapedSites = (siteShapingPercent: number): Design => ({
  ...reference(),
  devices: reference().devices.map((item) => (item.kind === 'head-end' ? { ...item, siteShapingPercent } : item)),
})

/** Head-ends of which a table says how many IKE SAs they carry. */
const boxes = (ikeSas: number): Design => ({
  ...reference(),
  planning: { values: {}, platforms: [{ platform: 'c2651xm', source: 'a test', ikeSas }] },
})

export const QUEUE_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'priority-class',
    says: 'The policy on the uplink of soho-vp has no priority class',
    design: () => policed('match ip dscp ef', 'bandwidth 84', { shapes: true, preClassify: true }),
    clean: good,
  },
  {
    rule: 'policy-sees-esp',
    says: 'The policy on the uplink of soho-vp asks for ports or addresses, and sees ESP only',
    design: () => policed('match access-group 120', 'priority 84', { shapes: true, preClassify: false }),
    clean: good,
  },
  {
    rule: 'policy-holds-nothing',
    says: 'The policy on the uplink of soho-vp holds nothing',
    design: () => policed('match ip dscp ef', 'priority 84', { shapes: false, preClassify: true }),
    clean: good,
  },
  {
    rule: 'policy-holds-nothing',
    says: 'The policy on the uplink of soho-vp holds nothing',
    design: () => ownPolicy({ shapeKbit: 300, priorityKbit: 84 }),
    clean: () => ownPolicy({ shapeKbit: 190, priorityKbit: 84 }),
  },
  {
    rule: 'shape-fits-line',
    says: 'The policy on the uplink of soho-vp shapes to 218 kbit/s, which with a call and a transfer come to 279 on the line: it has 256',
    design: () => ownPolicy({ shapeKbit: 218, priorityKbit: 84 }),
    clean: () => ownPolicy({ shapeKbit: 197, priorityKbit: 84 }),
  },
  {
    rule: 'shape-fits-line',
    says: 'The policy of gateway-1 towards',
    design: () => shapedSites(85),
    clean: () => shapedSites(75),
  },
  {
    rule: 'call-fits',
    says: 'A call does not fit on the line of soho-vp: it takes 84.8 kbit/s, and 75 % of 100 kbit/s may be reserved',
    design: () => uplinkOf(100),
    clean: () => uplinkOf(256),
    fixes: false,
  },
  {
    rule: 'call-fits',
    says: 'A call does not fit into class VOICE of soho-vp: it takes 51 kbit/s as the router counts it, and the class has 40',
    design: () => policed('match ip dscp ef', 'priority 40', { shapes: true, preClassify: true }),
    clean: good,
  },
  {
    rule: 'call-fits',
    says: 'A call does not fit into class VOICE of soho-vp',
    design: () => ownPolicy({ shapeKbit: 190, priorityKbit: 40 }),
  },
  {
    rule: 'head-end-alone',
    says: 'gateway-1 cannot carry all 6 sites alone: with 2 calls at once IKE SAs are above 75 % of what it carries from 4 sites on',
    design: () => boxes(4),
    clean: () => boxes(8),
    fixes: false,
  },
]
