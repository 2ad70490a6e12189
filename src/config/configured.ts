/** Where a fact of a configuration comes from: the line that said it, or the release's default. */

export type DeviceId = string
export type LinkId = string

/** A line of a device's configuration. */
export interface Source {
  /** 1-based line of the device's text. */
  readonly line: number
  readonly text: string
  /** Of a line that is not read: how it was understood, to stand behind it: `read as far as "ip route"`. */
  readonly readAs?: string
}

/** A setting and the line that set it; no source means the release's default. */
export interface Configured<T> {
  readonly value: T
  readonly source?: Source
}

/** A line of a named device, for answers that speak of several devices. */
export interface ConfigRef extends Source {
  readonly device: DeviceId
}

/** A remark on a configuration: what is wrong, where, what to do. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  readonly device: DeviceId
  /** 1-based; 0 when it is about the whole device. */
  readonly line: number
  readonly summary: string
  readonly detail: string
  readonly remedy: string
}
