/** Designs whose sites have a service policy on their uplink. */
import type { Design } from '../design/index'
import type { CheckCase } from './check-cases'
import { withPatch } from './lab'

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
          at([...OUTER, 'class class-default'], 'shape average 230000'),
          at([...OUTER, 'class class-default'], 'service-policy CLASSES'),
        ]
      : []),
    at(ETHERNET, `service-policy output ${shapes ? 'OUTER' : 'CLASSES'}`),
  ]
  const gone = preClassify ? [] : [{ section: ['crypto map test 1 ipsec-isakmp'], text: 'qos pre-classify' }]
  return withPatch('soho-vp', { insert, delete: gone })
}

const good = () => policed('match access-group 120', 'priority 84', { shapes: true, preClassify: true })

export const QUEUE_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'priority-class',
    says: 'The policy on the uplink of soho-vp has no priority class',
    design: () => policed('match ip dscp ef', 'bandwidth 84', { shapes: true, preClassify: true }),
    clean: good,
    fixes: false,
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
    fixes: false,
  },
]
