/** The HSRP table of a device: what `show standby` prints from. Derived, never fed back. */
import { hsrpMac } from '../../../net/index'
import type { SimTime } from '../../kernel/time'
import type { HsrpRow } from '../../tables'
import { effectivePriority } from './priority'
import type { HsrpGroupState, HsrpPeer, HsrpProcessConfig, HsrpProcessState } from './state'

/** One row per group that is configured, in the order of the configuration. */
export function hsrpRows(config: HsrpProcessConfig, state: HsrpProcessState): readonly HsrpRow[] {
  return config.interfaces.flatMap(({ name, groups }) =>
    groups.flatMap((told): HsrpRow[] => {
      const group = state.groups.find((g) => g.interface === name && g.group === told.group)
      if (!group) return []
      const priority = effectivePriority(told, state)
      const active = router(group, 'active', priority)
      const standby = router(group, 'standby', priority)
      return [
        {
          interface: name,
          group: told.group,
          state: group.state,
          ...(group.virtualAddress !== undefined && { virtualAddress: group.virtualAddress }),
          virtualMac: hsrpMac(told.group, told.version),
          priority,
          configuredPriority: told.priority.value,
          preempt: told.preempt.value,
          helloSeconds: group.helloSeconds,
          holdSeconds: group.holdSeconds,
          ...(active && { activeRouter: active }),
          ...(standby && { standbyRouter: standby }),
          nextHello: group.helloTimer,
          stateChanges: group.stateChanges,
          lastChange: group.lastChange,
        },
      ]
    }),
  )
}

function router(group: HsrpGroupState, role: 'active' | 'standby', priority: number): HsrpRow['activeRouter'] {
  const expires: SimTime = role === 'active' ? group.activeTimer : group.standbyTimer
  if (group.state === role && group.own) return { local: true, ip: group.own.ip, priority, expires }
  const peer: HsrpPeer | undefined = group[role]
  return peer && { local: false, ...peer, expires }
}
