/** How many lines of the text have each verdict, in the words of the margin. */
import type { DeviceText } from '../../engine/messages'

export function Shares({ lines }: { readonly lines: DeviceText['lines'] | undefined }) {
  if (!lines) return null
  const parts = [
    `● ${lines.simulated} simulated`,
    `○ ${lines.noEffect} without effect`,
    ...(lines.consequential === 0 ? [] : [`▲ ${lines.consequential} with consequences that are not simulated`]),
    ...(lines.unknown === 0 ? [] : [`? ${lines.unknown} not known`]),
  ]
  return <p className="shares muted">Lines: {parts.join(' · ')}</p>
}
