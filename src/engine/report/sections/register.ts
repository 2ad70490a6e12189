/** The remote register: which LAN is whose, and which head-end each site is on. */
import { type RegisterPeer, type RegisterRow, register } from '../../../analysis/index'
import type { Block } from '../../../compile/index'
import type { Subject } from '../subject'

export function remoteRegister({ built, network, sites }: Subject): readonly Block[] {
  const { configurations } = built.scene
  const rows = register({ configurations, network, services: sites })
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
  ]
}

const peerText = ({ device, address }: RegisterPeer) => (device === undefined ? address : `${device} (${address})`)

const tunnelText = ({ current, held }: RegisterRow) =>
  `${current ? peerText(current) : ''}${held ? '' : ', WHICH ANSWERS NOBODY'}`

const standing = ({ current, hsrp }: RegisterRow) =>
  current === undefined || hsrp === undefined ? '' : `on the ${hsrp}`
