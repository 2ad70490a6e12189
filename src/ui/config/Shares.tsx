/** How many lines of the text have each verdict, in the words of the margin. */
import type { DeviceText } from '../../engine/messages'
import { t } from '../words/language'

export function Shares({ lines }: { readonly lines: DeviceText['lines'] | undefined }) {
  if (!lines) return null
  const parts = [
    t('● {simulated} simulated', { simulated: lines.simulated }),
    t('○ {noEffect} without effect', { noEffect: lines.noEffect }),
    ...(lines.consequential === 0
      ? []
      : [t('▲ {consequential} with consequences that are not simulated', { consequential: lines.consequential })]),
    ...(lines.unknown === 0 ? [] : [t('? {unknown} not known', { unknown: lines.unknown })]),
  ]
  return <p className="shares muted">{t('Lines: {parts}', { parts: parts.join(' · ') })}</p>
}
