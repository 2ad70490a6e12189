/** Times as people write them: `90s`, `2m30s`, `1h`, `250ms`; a bare number is seconds. */

const UNITS: readonly (readonly [unit: string, seconds: number])[] = [
  ['h', 3600],
  ['m', 60],
  ['s', 1],
]

const PATTERN = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/

/** Seconds; `undefined` when the text is no time. */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed)
  const match = PATTERN.exec(trimmed)
  if (!match || trimmed === '') return undefined
  const [hours = 0, minutes = 0, seconds = 0, millis = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return hours * 3600 + minutes * 60 + seconds + millis / 1000
}

/** The text that parseDuration reads: `2m30s`; below a second and for fractions, decimals of a second. */
export function formatDuration(seconds: number): string {
  let rest = seconds
  let text = ''
  for (const [unit, size] of UNITS) {
    if (unit === 's') return rest > 0 || text === '' ? `${text}${Number(rest.toFixed(6))}s` : text
    const count = Math.floor(rest / size)
    rest = Number((rest - count * size).toFixed(6))
    if (count > 0) text += `${count}${unit}`
  }
  return text
}
