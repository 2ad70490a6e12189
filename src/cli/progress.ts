/** How far long work is, on standard error: one line that is written anew on a terminal, a line now and then elsewhere. */

/** Work that is done sooner says nothing. */
const QUIET_MS = 1000
/** Between two lines where lines stay, and before the first: a log is no screen. */
const LOG_MS = 10_000
/** Of so little that is done nothing is foretold. */
const FORETELLING_FRACTION = 0.05

const CLEAR_LINE = '\r\u001b[K'

export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly write: (text: string) => unknown
}

export class Progress {
  private readonly stream: ProgressStream
  private readonly clock: () => number
  private readonly began: number
  private told: number | undefined

  /** `clock` in milliseconds. */
  constructor(stream: ProgressStream, clock: () => number) {
    this.stream = stream
    this.clock = clock
    this.began = clock()
  }

  tell(fraction: number, text: string): void {
    const now = this.clock()
    if (now - this.began < QUIET_MS) return
    const line = progressLine(fraction, now - this.began, text)
    if (this.stream.isTTY) this.stream.write(`${CLEAR_LINE}${line.slice(0, (this.stream.columns ?? 80) - 1)}`)
    else if (now - (this.told ?? this.began) >= LOG_MS) this.stream.write(`headend: ${line}\n`)
    else return
    this.told = now
  }

  /** Leaves a clean line. */
  end(): void {
    if (this.stream.isTTY && this.told !== undefined) this.stream.write(CLEAR_LINE)
  }
}

/** `34 %, 12 s left: run 340 of 1000`. */
export function progressLine(fraction: number, elapsedMs: number, text: string): string {
  const left = fraction < FORETELLING_FRACTION ? '' : `, ${timeText((elapsedMs / fraction) * (1 - fraction))} left`
  return `${Math.floor(fraction * 100)} %${left}: ${text}`
}

function timeText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
