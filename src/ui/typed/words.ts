/** How typed lines are counted: `2 lines typed at gateway-2, 1 at soho-24`. */
import type { TypedLine } from '../../engine/messages'
import { t } from '../words/language'

export function typedText(lines: readonly TypedLine[]): string {
  const counts = new Map<string, number>()
  for (const { device } of lines) counts.set(device, (counts.get(device) ?? 0) + 1)
  return [...counts]
    .map(([device, count], index) =>
      index > 0
        ? t('{count} at {device}', { count, device })
        : count === 1
          ? t('{count} line typed at {device}', { count, device })
          : t('{count} lines typed at {device}', { count, device }),
    )
    .join(', ')
}
