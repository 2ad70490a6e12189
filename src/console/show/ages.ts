/** Ages as IOS prints them: `hh:mm:ss` below a day, then `1d07h`, then `1w2d` (FACTS section 7). */
const two = (n: number) => String(n).padStart(2, '0')

export function formatAge(micros: number): string {
  const seconds = Math.max(0, Math.floor(micros / 1e6))
  const days = Math.floor(seconds / 86_400)
  if (days >= 7) return `${Math.floor(days / 7)}w${days % 7}d`
  const hours = Math.floor((seconds % 86_400) / 3600)
  if (days >= 1) return `${days}d${two(hours)}h`
  return `${two(hours)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
}
