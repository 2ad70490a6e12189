/** What the parameters of queues mean: what a router does where no line of its configuration says. */
import { BURST, BURST_BYTES, PERCENT, QUEUE } from './parameter-ranges'
import { assumptionNumber, sourcedNumber } from './parameter-row'

export const QUEUE_INFO = {
  holdQueuePackets: sourcedNumber(
    'Packets that wait at most at an interface without a policy',
    'packets',
    'Cisco IOS Interface Command Reference, hold-queue: 40 outbound unless changed',
    QUEUE,
  ),
  classQueuePackets: sourcedNumber(
    'Packets that wait at most in a class, or in all fair queues of an interface',
    'packets',
    'Cisco IOS QoS: Congestion Management, queue-limit and fair-queue: 64 unless changed',
    QUEUE,
  ),
  txRingPackets: assumptionNumber(
    'Packets handed to the transmitter ahead of the queues',
    'packets',
    'driver dependent, tx-ring-limit changes it; the one that is being sent is taken',
    QUEUE,
  ),
  priorityBurstMs: sourcedNumber(
    'A priority class may send at once, of its rate',
    'ms',
    'Cisco IOS QoS command reference, priority: 200 ms unless changed',
    BURST,
  ),
  shapeBurstMs: assumptionNumber(
    'A shaper’s bucket holds, of its rate',
    'ms',
    'release dependent: 4 ms from 15.x on, earlier ones reckon it from the rate; as much again may be saved',
    BURST,
  ),
  policeBurstMs: assumptionNumber(
    'A policer’s bucket holds, of its rate',
    'ms',
    'Cisco IOS QoS command reference, police: a quarter of a second of the rate, by release',
    BURST,
  ),
  policeBurstBytes: sourcedNumber(
    'A policer’s bucket holds at least',
    'bytes',
    'Cisco IOS QoS command reference, police: 1500 bytes or more',
    BURST_BYTES,
  ),
  leastClassPercent: assumptionNumber(
    'Of a line for classes without a share, when all of it is promised',
    '%',
    'IOS keeps some of the line for class-default; how much hangs on the release',
    PERCENT,
  ),
}
