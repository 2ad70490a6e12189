/** How long ago something was, in the reader's language. */
const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

/** Days after which a date says more. */
const LONG_AGO_DAYS = 14

export function agoOf(moment: number, now: number = Date.now()): string {
  const passed = now - moment
  if (passed > LONG_AGO_DAYS * 86_400_000) return DATE.format(moment)
  const step = STEPS.find(([, length]) => passed >= length)
  return step ? RELATIVE.format(-Math.floor(passed / step[1]), step[0]) : 'just now'
}
