/** HSRP on the stick: who is active is decided, and the one that comes back waits for EIGRP. */
import type { HsrpConfig } from '../../../config/index'
import { add, type Check, type CheckFound, lineOf, remove } from '../check'
import type { HeadEndScope } from '../scope'

/** Seconds that EIGRP needs after a boot: hello, adjacency, update; and a margin (an assumption). */
const DELAY = 60

interface Member {
  readonly head: HeadEndScope
  readonly group: HsrpConfig
}

const membersOf = (headEnds: readonly HeadEndScope[]): readonly Member[] =>
  headEnds.flatMap((head) => head.stick?.hsrp.map((group) => ({ head, group })) ?? [])

const section = ({ head }: Member) => [head.stick?.source?.text ?? '']

export const hsrpTie: Check = {
  name: 'hsrp-tie',
  title: 'HSRP priorities differ',
  why: 'With equal priorities the higher address decides who is active, and pre-emption does nothing: which router is active depends on which came first.',
  source: 'RFC 2281 section 5.1',
  check: ({ headEnds }) => {
    const members = membersOf(headEnds)
    return members.flatMap((one, index): readonly CheckFound[] => {
      const twin = members
        .slice(0, index)
        .find(
          (other) => other.group.group === one.group.group && other.group.priority.value === one.group.priority.value,
        )
      if (!twin) return []
      const taken = new Set(members.map((item) => item.group.priority.value))
      let free = Math.max(1, one.group.priority.value - 10)
      while (taken.has(free) && free < 255) free++
      const { device } = one.head.config
      const line = one.group.priority.source
      return [
        {
          severity: 'warning',
          device,
          ...lineOf(line ?? one.group.source),
          summary: `Its HSRP priority ${one.group.priority.value} equals that of ${twin.head.config.device}: the higher address decides`,
          remedy: 'Give one of them a higher priority.',
          fix: {
            says: `Sets the priority of ${device} to ${free}, so that ${twin.head.config.device} is the active one.`,
            safe: true,
            changes: [
              add(device, section(one), `standby ${one.group.group} priority ${free}`, line?.text),
              ...(line ? [remove(device, section(one), line.text)] : []),
            ],
          },
        },
      ]
    })
  },
}

export const preemptDelay: Check = {
  name: 'preempt-delay',
  title: 'Pre-emption waits for EIGRP',
  why: 'A router that comes back takes the virtual address over within 3 s, before it has learned the other one’s sites by EIGRP: traffic from headquarters to all of them is lost for that time.',
  source: 'RFC 2281; IOS command reference, standby preempt delay',
  check: ({ headEnds }) => {
    const members = membersOf(headEnds)
    const best = Math.max(...members.map((item) => item.group.priority.value))
    const lowest = Math.min(...members.map((item) => item.group.priority.value))
    return members
      .filter(({ head }) => head.config.eigrp.length > 0)
      .filter(({ group }) => group.preempt.value && group.priority.value === best && best > lowest)
      .filter(({ group }) => Math.max(group.preemptDelaySeconds, group.preemptReloadDelaySeconds) === 0)
      .map((member): CheckFound => {
        const { device } = member.head.config
        const line = member.group.preempt.source
        const text = `standby ${member.group.group} preempt delay minimum ${DELAY}`
        return {
          severity: 'warning',
          device,
          ...lineOf(line),
          summary: 'It pre-empts at once when it comes back, before EIGRP has told it the other one’s sites',
          remedy: 'Delay the pre-emption until EIGRP has converged, for example by a minute.',
          fix: {
            says: `Writes "${text}": ${DELAY} s, an assumption that covers a boot’s EIGRP.`,
            safe: true,
            changes: [
              add(device, section(member), text, line?.text),
              ...(line ? [remove(device, section(member), line.text)] : []),
            ],
          },
        }
      })
  },
}
