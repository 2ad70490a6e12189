/**
 * Declarations: named EIGRP, the default form of 15.x and IOS XE. It is the process of classic mode written elsewhere:
 * networks in the address family, interfaces in af-interface, what is about routes in topology base.
 */
import { declare, line, outside } from './declare'
import { FAMILY, TOPOLOGY } from './routing'

const NAMED = 'router-named'
const PORT = 'eigrp-family-interface'

export const EIGRP_NAMED = [
  declare(
    'router-eigrp-named',
    'global',
    'router eigrp <name:word>',
    (a) => (/^\d+$/.test(a.text('name')) ? 'an autonomous system lies between 1 and 65535' : { name: a.text('name') }),
    (c) => `router eigrp ${c.name}`,
    { opens: NAMED },
  ),
  declare(
    'eigrp-family',
    NAMED,
    'address-family ipv4 [unicast] [vrf <vrf:word>] autonomous-system <as:int>',
    (a) =>
      outside('the autonomous system', a.number('as'), 1, 65535) ?? {
        as: a.number('as'),
        unicast: a.has('unicast'),
        ...a.optional('vrf'),
      },
    (c) =>
      line(
        'address-family ipv4',
        c.unicast && 'unicast',
        c.vrf !== undefined && `vrf ${c.vrf}`,
        'autonomous-system',
        c.as,
      ),
    { opens: FAMILY },
  ),
  ...['<name:if>', 'default'].map((name) =>
    declare(
      'eigrp-family-interface',
      FAMILY,
      `af-interface ${name}`,
      (a) => ({ interface: a.has('name') ? a.text('name') : 'default' }),
      (c) => `af-interface ${c.interface}`,
      { opens: PORT },
    ),
  ),
  declare(
    'eigrp-topology',
    FAMILY,
    'topology base',
    () => ({}),
    () => 'topology base',
    { opens: TOPOLOGY },
  ),
  ...(
    [
      ['exit-af-interface', PORT],
      ['exit-af-topology', TOPOLOGY],
      ['exit-address-family', FAMILY],
    ] as const
  ).map(([word, mode]) =>
    declare(
      'eigrp-exit',
      mode,
      word,
      () => ({ word }),
      (c) => c.word,
    ),
  ),
  declare(
    'family-passive',
    PORT,
    'passive-interface',
    () => ({}),
    () => 'passive-interface',
  ),
  declare(
    'family-hello',
    PORT,
    'hello-interval <seconds:int>',
    (a) => outside('hello-interval', a.number('seconds'), 1, 65535) ?? { seconds: a.number('seconds') },
    (c) => `hello-interval ${c.seconds}`,
    { bare: 'hello-interval' },
  ),
  declare(
    'family-hold',
    PORT,
    'hold-time <seconds:int>',
    (a) => outside('hold-time', a.number('seconds'), 1, 65535) ?? { seconds: a.number('seconds') },
    (c) => `hold-time ${c.seconds}`,
    { bare: 'hold-time' },
  ),
  declare(
    'family-split-horizon',
    PORT,
    'split-horizon',
    () => ({}),
    () => 'split-horizon',
  ),
  declare(
    'family-shutdown',
    [PORT, FAMILY],
    'shutdown',
    () => ({}),
    () => 'shutdown',
  ),
  declare(
    'family-summary',
    PORT,
    'summary-address <address:ip> <mask:mask> [<distance:int>]',
    (a) => ({ address: a.text('address'), mask: a.text('mask'), ...a.optionalNumber('distance') }),
    (c) => line('summary-address', c.address, c.mask, c.distance),
  ),
  declare(
    'family-authentication-mode',
    PORT,
    'authentication mode <words:rest>',
    (a) => ({ words: a.text('words') }),
    (c) => `authentication mode ${c.words}`,
  ),
  declare(
    'family-authentication-key',
    PORT,
    'authentication key-chain <chain:word>',
    (a) => ({ chain: a.text('chain') }),
    (c) => `authentication key-chain ${c.chain}`,
  ),
]
