/**
 * The sheet for the team that owns the firewall: SEED says that it is another one. It has everything that this design
 * asks of the firewall, why, and the lines for whichever language theirs speaks.
 */
import { renderAsa } from '../../asa/index'
import type { Design, Firewall } from '../../design/index'
import { renderIos } from '../../ios/index'
import { formatIp, formatPrefix } from '../../net/index'
import { fileNameOf } from '../file-name'
import { asaRules } from '../firewall/asa'
import { iosRules } from '../firewall/ios'
import { type FirewallPlan, type Party, planFirewall, SECURITY } from '../firewall/plan'
import { addressWords, farEnd } from '../plan'
import { withPortWords } from '../port-words'
import type { Block, PrintedDocument } from './document'
import { enrolmentAccess } from './enrolment'

export function handOff(design: Design, device: Firewall): PrintedDocument {
  const plan = planFirewall(design, device)
  const enrolment = enrolmentAccess(design)
  return {
    kind: 'hand-off',
    device: device.name,
    stem: `${fileNameOf(device.name)}-hand-off`,
    title: `Firewall hand-off: ${device.name}`,
    blocks: [
      {
        kind: 'text',
        text: `For the team that owns ${device.name}. This is all that the IPsec head-ends of "${design.name}" ask of it. In service the head-ends need nothing else to be opened${enrolment ? ', and while their certificates are enrolled one rule more, for that time' : ''}; no rule speaks of a single site: sites come and go without a change here.`,
      },
      ...interfaces(design, device, plan),
      ...routes(plan),
      ...permits(plan),
      ...forEnrolment(design),
      ...identities(plan),
      ...promises(device),
      ...languages(device, plan),
      ...checks(),
    ],
  }
}

function interfaces(design: Design, device: Firewall, plan: FirewallPlan): readonly Block[] {
  const rows = plan.interfaces.map(({ zone, item }) => {
    const words = addressWords(item)
    const far = farEnd(design, device.name, item.name)
    return [
      zone,
      String(SECURITY[zone]),
      words ? `${words.address} ${words.mask}` : 'none yet',
      far ? `${far.device.name} (${far.interface.name})` : 'nothing yet',
    ]
  })
  const head = ['Side', 'Security level', 'Address', 'Leads to']
  return [
    { kind: 'heading', text: 'Sides' },
    { kind: 'table', head, rows },
  ]
}

function routes(plan: FirewallPlan): readonly Block[] {
  const rows = plan.routes.map(({ zone, prefix, nextHop, reason }) => [
    formatPrefix(prefix),
    formatIp(nextHop),
    zone,
    reason,
  ])
  return [
    { kind: 'heading', text: 'Routes' },
    { kind: 'table', head: ['Network', 'Next hop', 'Side', 'Why'], rows },
  ]
}

const PROTOCOLS = { esp: 'ESP (50)', udp: 'UDP', ip: 'any' } as const
const PORTS: Readonly<Record<number, string>> = { 500: '500 (ISAKMP)', 4500: '4500 (NAT traversal)' }

function permits(plan: FirewallPlan): readonly Block[] {
  const party = (side: Party) => (side === 'any' ? 'anybody' : formatPrefix(side))
  const rows = plan.permits.map(({ zone, protocol, source, destination, port, reason }) => [
    zone,
    PROTOCOLS[protocol],
    party(source),
    party(destination),
    port === undefined ? '' : (PORTS[port] ?? String(port)),
    reason,
  ])
  return [
    { kind: 'heading', text: 'Rules' },
    { kind: 'table', head: ['Comes in by', 'Protocol', 'From', 'To', 'Port', 'Why'], rows },
    { kind: 'text', text: 'Everything else that comes in by these two sides is denied.' },
  ]
}

/** What the runbooks ask for: opened while routers enrol, closed again. */
function forEnrolment(design: Design): readonly Block[] {
  const access = enrolmentAccess(design)
  if (!access) return []
  return [
    { kind: 'heading', text: 'For a time: enrolment of certificates' },
    {
      kind: 'text',
      text: `The head-ends get their certificates from ${access.url}. Their runbooks ask for these rules while that is done; afterwards, and between renewals, they are closed. Who enrols by cut and paste (enrollment terminal) needs none of them.`,
    },
    {
      kind: 'table',
      head: ['Comes in by', 'Protocol', 'From', 'To', 'Port', 'Why'],
      rows: access.askers.map(({ name, address }) => [
        'vpndmz',
        'TCP',
        address,
        access.host,
        String(access.port),
        `${name} asks the certificate authority`,
      ]),
    },
  ]
}

function identities(plan: FirewallPlan): readonly Block[] {
  const rows = plan.identities.map(({ real, mapped, prefix, reason }) => [formatPrefix(prefix), real, mapped, reason])
  return [
    { kind: 'heading', text: 'No translation' },
    {
      kind: 'text',
      text: 'These addresses cross untranslated. PIX 6 needs a static for each; ASA 8.3 and IOS need nothing as long as no other translation catches them.',
    },
    { kind: 'table', head: ['Network', 'From', 'To', 'Why'], rows },
  ]
}

function promises(device: Firewall): readonly Block[] {
  return [
    { kind: 'heading', text: 'What the head-ends rely on' },
    {
      kind: 'list',
      items: [
        'ESP is protocol 50, not a port. It is permitted each way by a rule of its own, as it is not inspected.',
        device.natTraversal
          ? 'UDP 4500 is let through, so sites behind a NAT may use NAT traversal.'
          : 'UDP 4500 is not let through, so the sites must not use NAT traversal: a later IOS uses it unless it is told not to.',
        device.hairpin
          ? 'Packets may leave by the VPN side that they came in by; when the head-ends lose their cross-over such packets go round until their TTL is gone.'
          : 'Packets never leave by the side that they came in by: what a head-end sends back is dropped, and this is meant.',
        'Answers to permitted TCP and UDP conversations pass without a rule.',
        'The public addresses of the head-ends are reached one by one, never by the HSRP address: a tunnel ends on one of them.',
      ],
    },
  ]
}

function languages(device: Firewall, plan: FirewallPlan): readonly Block[] {
  const iosText = renderIos({ statements: iosRules(plan) })
  const tongues: readonly (readonly [dialect: Firewall['dialect'], title: string, text: string])[] = [
    ['asa', 'ASA 8.3 and later', renderAsa({ dialect: 'asa', statements: asaRules(plan, 'asa') })],
    ['pix', 'PIX 6', renderAsa({ dialect: 'pix', statements: asaRules(plan, 'pix') })],
    ['ios', 'IOS Firewall', device.dialect === 'ios' ? withPortWords(device.release, iosText) : iosText],
  ]
  // Their own language first.
  const own = tongues.filter(([dialect]) => dialect === device.dialect)
  const others = tongues.filter(([dialect]) => dialect !== device.dialect)
  return [...own, ...others].flatMap(([, title, text]): readonly Block[] => [
    { kind: 'heading', text: `The same for ${title}` },
    { kind: 'code', text },
  ])
}

function checks(): readonly Block[] {
  return [
    { kind: 'heading', text: 'How to see that it is right' },
    {
      kind: 'list',
      items: [
        'With a tunnel up, show access-list counts hits on the ESP rule and on the ISAKMP rule of that head-end.',
        'Hits on ISAKMP alone: somebody wrote UDP port 50 instead of protocol 50. IKE then stands (QM_IDLE), and no packet passes.',
        'show route has one host route for each public address and one route for each pool.',
      ],
    },
  ]
}
