/** State as shape, word and colour: ● good, ▲ attention, ✕ broken, ○ unknown. */
export type Tone = 'good' | 'warn' | 'bad' | 'unknown'

/** The shapes as characters, where only text can stand. */
export const SIGNS: Readonly<Record<Tone, string>> = { good: '●', warn: '▲', bad: '✕', unknown: '○' }

/** The shapes as paths, in a field of 10 by 10. */
export const SHAPES: Readonly<Record<Tone, string>> = {
  good: 'M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8z',
  warn: 'M5 1 9.500 9H.5z',
  bad: 'M1.600.400 5 3.800 8.400.400 9.600 1.600 6.200 5l3.400 3.400-1.200 1.200L5 6.200 1.600 9.600.400 8.400 3.800 5 .400 1.600z',
  unknown: 'M5 1.500a3.500 3.500 0 1 1 0 7a3.500 3.500 0 0 1 0-7z',
}

export function StatusShape({ tone }: { readonly tone: Tone }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[tone]} strokeWidth="1.5" />
    </svg>
  )
}

export function Status({ tone, children }: { readonly tone: Tone; readonly children: React.ReactNode }) {
  return (
    <span className={`status ${tone}`}>
      <StatusShape tone={tone} />
      {children}
    </span>
  )
}
