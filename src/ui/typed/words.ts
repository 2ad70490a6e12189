/** How typed lines are counted: `2 lines typed at gateway-2, 1 at soho-24`. */
import type { TypedLine } from '../../engine/messages'

export function typedText(lines: readonly TypedLine[]): string {
  const counts = new Map<string, number>()
  for (const { device } of lines) counts.set(device, (counts.get(device) ?? 0) + 1)
  return [...counts]
    .map(
      ([device, count], index) =>
        `${count}${index > 0 ? '' : count === 1 ? ' line typed' : ' lines typed'} at ${device}`,
    )
    .join(', ')
}
