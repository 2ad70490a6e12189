/** Which commands a device knows, by its kind. */
import type { Configuration } from '../../config/index'
import { PROTOCOL_SHOWS } from '../../sim/index'
import { layoutOf } from '../show/layouts'
import type { Terminal } from '../types'
import { EXEC_IOS, USER_IOS } from './exec-ios'
import { FIREWALL } from './firewall'
import { HOME_NAT, HOST, SWITCH } from './hosts'
import { type CommandRow, command } from './row'
import { SHOW_IOS } from './show-ios'

const OF_PROTOCOLS = PROTOCOL_SHOWS.flatMap(({ pattern, print }) =>
  command(pattern, ({ tables, context: { configuration, text } }) =>
    print({ tables, configuration, text, layout: layoutOf(configuration.release) }),
  ),
)

const PRIVILEGED_IOS = [...SHOW_IOS, ...OF_PROTOCOLS, ...EXEC_IOS]

/** In user mode nothing is shown that holds secrets, and nothing acts but a ping. */
const HIDDEN_FROM_USERS =
  /^show (running|startup)-config|^show key chain|^show crypto isakmp key|^(clear|configure|copy|write|reload|enable|disable|debug|undebug|no debug)/

const USER = [...PRIVILEGED_IOS.filter((row) => !HIDDEN_FROM_USERS.test(row.pattern)), ...USER_IOS]

export function commandsOf(configuration: Configuration, terminal: Terminal): readonly CommandRow[] {
  switch (configuration.kind) {
    case 'router':
    case 'internet':
      return terminal.mode === 'user' ? USER : PRIVILEGED_IOS
    case 'firewall':
      return configuration.firewall?.dialect === 'ios' ? PRIVILEGED_IOS : FIREWALL
    case 'nat':
      return HOME_NAT
    case 'switch':
      return SWITCH
    case 'host':
      return HOST
  }
}

/** Whether the device takes a configuration at its terminal: a router with a text. */
export const isConfigurable = ({ kind, firewall }: Configuration): boolean =>
  kind === 'router' || (kind === 'firewall' && firewall?.dialect === 'ios')
