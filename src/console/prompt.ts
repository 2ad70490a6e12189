/** What stands before the cursor. */
import { modeOfSection } from '../ios/index'
import { questionOf } from './dialog'
import type { ConsoleContext, Terminal } from './types'

/** The words a router puts in brackets, by the mode of the open section. */
const MODES: Readonly<Record<string, string>> = {
  global: 'config',
  interface: 'config-if',
  router: 'config-router',
  'route-map': 'config-route-map',
  line: 'config-line',
  'access-list': 'config-ext-nacl',
  'isakmp-policy': 'config-isakmp',
  'transform-set': 'cfg-crypto-trans',
  'crypto-map': 'config-crypto-map',
  'dynamic-map': 'config-crypto-map',
  trustpoint: 'ca-trustpoint',
  'certificate-chain': 'config-cert-chain',
  'dhcp-pool': 'dhcp-config',
  'key-chain': 'config-keychain',
  key: 'config-keychain-key',
  'router-named': 'config-router',
  'eigrp-family': 'config-router-af',
  'eigrp-family-interface': 'config-router-af-interface',
  'eigrp-topology': 'config-router-af-topology',
  'crypto-keyring': 'conf-keyring',
  'isakmp-profile': 'conf-isa-prof',
}

export function promptOf(context: ConsoleContext, terminal: Terminal): string {
  if (terminal.dialog) return questionOf(context, terminal.dialog)
  const { hostname, device, kind } = context.configuration
  const name = hostname === '' ? device : hostname
  if (kind === 'host' || kind === 'nat') return `${name}>`
  if (terminal.mode === 'user') return `${name}>`
  if (terminal.mode === 'privileged') return `${name}#`
  const named = /^ip access-list standard/.test(terminal.section[0] ?? '')
  return `${name}(${named ? 'config-std-nacl' : (MODES[modeOfSection(terminal.section)] ?? 'config')})#`
}
