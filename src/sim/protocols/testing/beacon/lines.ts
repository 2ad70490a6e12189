/** The beacon's line: `beacon every 5`, below an interface. */
import { declare } from '../../../../ios/commands/declare'
import {
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../../../../ios/syntax/facts'

declare module '../../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly beacon: { readonly kind: 'beacon-every'; readonly seconds: number }
  }
}

export const BEACON_LINES = [
  declare({
    kind: 'beacon-every',
    modes: ['interface'],
    pattern: 'beacon every <seconds:int>',
    make: (a) => ({ seconds: a.number('seconds') }),
    write: (c) => `beacon every ${c.seconds}`,
    key: one('beacon'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('beacon', () => ['beacon'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
