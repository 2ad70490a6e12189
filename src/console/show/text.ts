/** Columns and words that many displays share. */
import { plural } from '../../net/index'

export const left = (value: string | number, width: number): string => String(value).padEnd(width)
export const right = (value: string | number, width: number): string => String(value).padStart(width)

/** Seconds with three digits, as HSRP's timers are printed. */
export const seconds3 = (micros: number): string => (Math.max(0, micros) / 1e6).toFixed(3)

/** `1 week, 2 days, 1 hour, 51 minutes`; below a minute it is `0 minutes`. */
export function uptimeText(micros: number): string {
  const minutes = Math.floor(micros / 60e6)
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(minutes / 10_080), 'week'],
    [Math.floor(minutes / 1440) % 7, 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ]
  const said = parts.filter(([count], index) => count > 0 || index === parts.length - 1)
  return said.map(([count, word]) => plural(count, word)).join(', ')
}
