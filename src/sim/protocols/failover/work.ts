/** What a turn of failover works with. */
import type { FailoverConfig } from '../../../config/index'
import type { Context } from '../../kernel/protocol'
import type { FailoverEffect, FailoverState } from './state'

declare module '../../kernel/journal' {
  interface JournalWriters {
    readonly failover: true
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export interface Work {
  readonly told: FailoverConfig
  readonly cx: Context
  readonly state: Mutable<FailoverState>
  readonly effects: FailoverEffect[]
}

export function tell({ effects, told, state }: Work, event: string, text: string): void {
  effects.push({
    kind: 'journal',
    entry: { protocol: 'failover', event, text, data: { unit: told.unit, role: state.role } },
  })
}
