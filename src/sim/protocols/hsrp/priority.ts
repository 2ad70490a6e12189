/** The priority a group has now: what was configured, less what its tracked interfaces take away. */
import type { HsrpConfig } from '../../../config/index'
import type { HsrpProcessState } from './state'

/**
 * FACTS section 3: decrements of tracked interfaces that are down add up. An interface nobody has spoken of is down,
 * an object nobody has spoken of is up;
 * the result is never negative.
 */
export function effectivePriority(
  config: HsrpConfig,
  { interfaces, objectsDown }: Pick<HsrpProcessState, 'interfaces' | 'objectsDown'>,
): number {
  let priority = config.priority.value
  for (const track of config.tracks) if (!interfaces[track.interface]?.up) priority -= track.decrement
  for (const { object, decrement } of config.objects ?? []) if (objectsDown.includes(object)) priority -= decrement
  return Math.max(0, priority)
}
