/** How long ago something was, in the reader's language. */
import { localeOf, t } from '../words/language'

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** Days after which a date says more. */
const LONG_AGO_DAYS = 14

export function agoOf(moment: number, now: number = Date.now()): string {
  const passed = now - moment
  if (passed > LONG_AGO_DAYS * 86_400_000)
    return new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium' }).format(moment)
  const step = STEPS.find(([, length]) => passed >= length)
  return step
    ? new Intl.RelativeTimeFormat(localeOf(), { numeric: 'auto' }).format(-Math.floor(passed / step[1]), step[0])
    : t('just now')
}
