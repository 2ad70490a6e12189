/** What a packet meets first at the interface that it came in by. */
import { passesList } from '../checks'
import { hangs } from '../doubts'
import { isBlocked } from '../filter'
import { hasNoOpenLine, openAtPort } from '../open-lines'
import { drop, endsOpen, isAsked } from '../transit'
import { EVERYWHERE, onIf, type Stage } from './stage'

/** A PIX or ASA has lists of its own kind, at a place of its own. */
export const HAS_LISTS: Pick<Stage, 'where' | 'has'> = {
  where: 'routers and all that is no PIX or ASA',
  has: ({ firewall }) => firewall === undefined,
}

export const openArrival: Stage = {
  name: 'lines not read, coming in',
  does: 'the way of a watched packet ends where a line that is not read may decide it',
  ...EVERYWHERE,
  idle: hasNoOpenLine,
  run(world, node, transit) {
    const { inPort } = transit
    if (!inPort || !isAsked(world, transit)) return 'on'
    return onIf(!endsOpen(world, transit, 'receive', openAtPort(node, inPort, 'in')))
  },
}

export const inputList: Stage = {
  name: 'input list',
  does: '`ip access-group … in`, and the inspection of what it lets through',
  ...HAS_LISTS,
  idle: ({ interfaces }) => interfaces.every(({ accessIn, inspectIn }) => !accessIn && !inspectIn),
  run: (world, node, transit) => onIf(!transit.inPort || passesList(world, node, transit.inPort, 'in', transit)),
}

export const doubtIn: Stage = {
  name: 'tunnels in doubt',
  does: 'ESP of a tunnel whose IKE hangs on a line that is not read ends here, when it is watched',
  ...EVERYWHERE,
  run: (world, node, transit) => onIf(!hangs(world, node, transit)),
}

export const blockedByFault: Stage = {
  name: 'fault',
  does: 'a protocol that a fault makes the device drop',
  ...EVERYWHERE,
  run(world, node, { packet, hop }) {
    if (!isBlocked(node.blocked, packet)) return 'on'
    drop(world, hop, 'denied-in', 'A fault makes the firewall drop this protocol.')
    return 'ended'
  },
}
