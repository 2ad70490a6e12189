/** Terminals, and what real routers printed, on the settled reference design. */
import { type ConsoleContext, compareWithReal, complete, exec, FRESH_TERMINAL, help } from '../../../src/console/index'
import { CAPTURES } from '../../../src/console/testing/captures'
import { viewOf } from '../../../src/sim/index'
import { reference, settle } from '../../../src/testing/lab'
import type { Random } from '../random'
import { demand, type Target } from '../target'
import { anyWord, bendBytes, bendLine, bendText } from '../words'

let made: ReadonlyMap<string, ConsoleContext> | undefined

/** A terminal context for every device, made once. */
function contexts(): ReadonlyMap<string, ConsoleContext> {
  if (made) return made
  const lab = settle(reference())
  const view = viewOf(lab.network)
  made = new Map(
    lab.built.scene.configurations.map((configuration) => [
      configuration.device,
      {
        view,
        configuration,
        text: lab.built.texts.find((item) => item.device === configuration.device)?.text ?? '',
        journal: lab.network.journal.slice(),
      },
    ]),
  )
  return made
}

const COMMANDS = [
  'show ip route',
  'show ip route 10.81.2.0',
  'show ip access-lists',
  'show crypto map',
  'show crypto ipsec sa',
  'show crypto isakmp sa',
  'show running-config | include ip address',
  'show running-config | section interface',
  'show running-config | begin crypto',
  'show logging | exclude ^%',
  'show standby brief',
  'show ip eigrp neighbors',
  'show ip eigrp topology',
  'show interfaces FastEthernet0/0',
  'show version',
  'ping 10.1.0.10',
  'ping 10.1.0.10 repeat 5 size 1500',
  'traceroute 10.1.0.10',
  'configure terminal',
  'interface FastEthernet0/0',
  'ip address 10.81.0.3 255.255.255.248',
  'no shutdown',
  'end',
  'clear crypto sa',
  'reload',
  'copy running-config startup-config',
  'debug crypto isakmp',
  'ipconfig /all',
]

const PATTERNS = ['(a+)+$', '(.*)*x', '[', '(((', '\\', 'a{1000}', '^(([a-z])+.)+[A-Z]([a-z])+$', '.|', '[^', '*']

function line(random: Random): string {
  const command = random.pick(COMMANDS)
  if (random.chance(0.2))
    return `${command} | ${random.pick(['include', 'exclude', 'begin', 'section'])} ${random.chance(0.5) ? random.pick(PATTERNS) : anyWord(random)}`
  if (random.chance(0.4)) return bendLine(random, command)
  return random.chance(0.2) ? bendBytes(random, command) : command
}

/** The first line names the device; the others are typed one after the other. */
const CONSOLE: Target = {
  name: 'console',
  holds: 'a terminal answers every line, ? and Tab, with text',
  usualMs: 20,
  make: (random) =>
    [random.pick([...contexts().keys()]), ...Array.from({ length: 1 + random.below(5) }, () => line(random))].join(
      '\n',
    ),
  check(input) {
    const [device = '', ...lines] = input.split('\n')
    const context = contexts().get(device)
    if (!context) return
    let terminal = FRESH_TERMINAL
    for (const typed of lines) {
      help(context, terminal, typed)
      complete(context, terminal, typed)
      const result = exec(context, typed, terminal)
      demand(typeof result.output === 'string', 'a terminal printed no text')
      terminal = result.terminal
    }
  },
}

const AGAINST: Target = {
  name: 'against',
  holds: 'whatever a real router printed is compared or refused with a sentence',
  usualMs: 20,
  make(random) {
    const text = random.pick(Object.values(CAPTURES))
    return random.chance(0.8) ? bendText(random, text) : bendBytes(random, text)
  },
  check(input) {
    const context = contexts().get('gateway-1')
    if (!context) throw new Error('the reference design has no gateway-1')
    compareWithReal(input, (command) => {
      const result = exec(context, command)
      return result.ok ? result.output : ''
    })
  },
}

export const TERMINAL_TARGETS: readonly Target[] = [CONSOLE, AGAINST]
