/** The remote register: which LAN is whose, and which head-end each site is on. */
import { callLines, type RegisterPeer, type RegisterRow, register } from '../../../analysis/index'
import type { Block } from '../../../compile/index'
import { planBasisOf } from '../../plan-basis'
import type { Subject } from '../subject'

export function remoteRegister({ design, built, network, sites }: Subject): readonly Block[] {
  const { configurations } = built.scene
  const calls = callLines({ ...built.scene, network }, planBasisOf(design))
  const rows = register({ configurations, network, services: sites, calls })
  if (rows.length === 0) return [{ kind: 'text', text: 'The design has no remote router.' }]
  return [
    {
      kind: 'text',
      text: 'Every remote router with its LAN, its address outside and as the head-end sees it, its peers in the order they are tried, and the head-end it was on in the settled network. Service tells whether its phone and headquarters reach each other.',
    },
    {
      kind: 'table',
      head: ['Site', 'Service', 'LAN', 'Outside', 'Seen as', 'Peers in order', 'Tunnel to', 'HSRP'],
      rows: rows.map((row) => [
        row.site,
        row.service?.state ?? 'not known',
        row.lans.join(', '),
        row.outside ?? 'none',
        row.translated ?? 'the same',
        row.peers.map(peerText).join(', then '),
        row.current ? tunnelText(row) : 'NO TUNNEL',
        standing(row),
      ]),
    },
    ...callsOf(rows),
  ]
}

/** What the planner says of a call of each site; docs/planning.md tells how. */
function callsOf(rows: readonly RegisterRow[]): readonly Block[] {
  const planned = rows.find(({ call }) => call?.kind === 'planned')?.call
  if (planned?.kind !== 'planned') return []
  const { priorityPercent, reservablePercent } = planned
  return [
    { kind: 'heading', text: 'A call of each site' },
    {
      kind: 'text',
      text: `By the planner: bytes of a voice packet on the access line, one direction of a call, how many calls fit within ${priorityPercent} % of the line (all priority classes) and within ${reservablePercent} % (all reservations), and what a call sounds like in its worse direction, on a quiet line and while transfers fill it, by what the queues there do (R and MOS by the E-model, ITU-T G.107).`,
    },
    {
      kind: 'table',
      head: [
        'Site',
        'Bytes',
        'kbit/s',
        `Up, ${priorityPercent} / ${reservablePercent} %`,
        `Down, ${priorityPercent} / ${reservablePercent} %`,
        'Quiet line',
        'Beside transfers',
      ],
      rows: rows.map(({ site, call }) => callCells(site, call)),
    },
  ]
}

function callCells(site: string, call: RegisterRow['call']): readonly string[] {
  if (call?.kind !== 'planned') return [site, 'not planned', call?.reason ?? 'not known', '', '', '', '']
  const { bytes, kbit, up, down, quiet, busy } = call
  return [
    site,
    String(bytes),
    kbit.toFixed(1),
    `${up.priority} / ${up.reservable}`,
    `${down.priority} / ${down.reservable}`,
    heardText(quiet),
    `${heardText(busy)}, ${busy.situation === 'transfer with priority' ? 'voice goes first' : 'voice waits with all'}`,
  ]
}

const heardText = ({ r, mos }: { readonly r: number; readonly mos: number }) =>
  `R ${r.toFixed(0)}, MOS ${mos.toFixed(1)}`

const peerText = ({ device, address }: RegisterPeer) => (device === undefined ? address : `${device} (${address})`)

const tunnelText = ({ current, held }: RegisterRow) =>
  `${current ? peerText(current) : ''}${held ? '' : ', WHICH ANSWERS NOBODY'}`

const standing = ({ current, hsrp }: RegisterRow) =>
  current === undefined || hsrp === undefined ? '' : `on the ${hsrp}`
