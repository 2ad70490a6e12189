/** What a BPDU changes at the port that it comes to (clause 17.21: rcvInfo, recordAgreement). */
import type { Bpdu } from '../../../net/index'
import { after } from '../../kernel/time'
import { bridgeOf, offerOf } from './roles'
import type { TreePort } from './state'
import { compareVectors, sameBridge } from './vector'
import type { Work } from './work'

/** Messages missed before what a neighbour said is forgotten (clause 17.21.23). */
const MISSED_HELLOS = 3

export function hearBpdu(work: Work, port: TreePort, bpdu: Bpdu): TreePort {
  return bpdu.role === 'designated' ? hearDesignated(work, port, bpdu) : hearAnswer(work, port, bpdu)
}

/** Better than what is known, or from whoever said that: it is what the cable offers now. */
function hearDesignated({ cx, best, priority, ports }: Work, port: TreePort, { vector, messageAge }: Bpdu): TreePort {
  const { now, parameters } = cx
  const bridge = bridgeOf(priority, { ports })
  if (messageAge >= parameters.treeMaxAgeSeconds || !bridge) return port
  const known = port.heard?.vector ?? (best && offerOf(bridge, best, port))
  const sender = port.heard?.vector
  const again = sender !== undefined && sameBridge(sender.bridge, vector.bridge) && sender.port === vector.port
  if (!again && known && compareVectors(vector, known) >= 0) return port
  const expires = after(now, MISSED_HELLOS * parameters.treeHelloSeconds)
  return { ...port, heard: { vector, messageAge, expires } }
}

/** A neighbour that has its own way to the same root by this cable, or none of its own, agrees. */
function hearAnswer({ best }: Work, port: TreePort, { agreement, vector }: Bpdu): TreePort {
  const mine = port.role === 'designated' && best && sameBridge(best.root, vector.root)
  return mine && agreement ? { ...port, agreed: true } : port
}
