/**
 * A sheet for whoever stands before the box: what to type before the configuration goes in, since it cannot be pasted
 * (keys, certificates, the clock, a licence), and what to ask afterwards, with what the simulated device prints.
 */
import { type Block, generateKeys, type PrintedDocument, type WrittenDocument, written } from '../../compile/index'
import { platformNamed } from '../../config/index'
import { type Design, type Device, deviceNamed } from '../../design/index'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { runningText } from '../terminal/context'
import { serveTerminal } from '../terminal/serve'

export function* writeCheckSheet(loaded: Loaded, name: string, showSecrets: boolean): Work<WrittenDocument | string> {
  const device = deviceNamed(loaded.design, name)
  if (!device || !('release' in device)) return `${name} is no router and no firewall: it takes no configuration`
  const text = runningText(loaded, name)
  const document: PrintedDocument = {
    kind: 'check-sheet',
    device: name,
    stem: `${name.replace(/[^A-Za-z0-9_.-]+/g, '_')}-check-sheet`,
    title: `Check sheet: ${name}`,
    facts: [
      ['Box', boxOf(device)],
      ['Release', device.release],
    ],
    blocks: [
      { kind: 'heading', text: 'Before the configuration' },
      ...before(loaded.design, device, text),
      { kind: 'heading', text: 'After the configuration' },
      ...(yield* after(loaded, device)),
    ],
  }
  return written(document, showSecrets)
}

const boxOf = (device: Device): string =>
  'platform' in device ? (platformNamed(device.platform)?.title ?? device.platform) : 'not said'

function before(design: Design, device: Device & { readonly release: string }, text: string): readonly Block[] {
  const steps = [
    ...box(device),
    ...licence(device, text),
    ...clock(design, text),
    ...keys(device, text),
    ...certificates(design, device),
  ]
  return steps.flatMap(({ says, type }, index): readonly Block[] => [
    { kind: 'text', text: `${index + 1}. ${says}` },
    ...(type === undefined ? [] : [{ kind: 'code', text: type } as const]),
  ])
}

interface Step {
  readonly says: string
  readonly type?: string
}

const isFirewallTongue = (device: Device) => device.kind === 'firewall' && device.dialect !== 'ios'

const box = (device: Device & { readonly release: string }): readonly Step[] => [
  { says: `See that it is the box, and that it runs ${device.release}.`, type: 'show version' },
]

function licence(device: Device, text: string): readonly Step[] {
  const lines = ('platform' in device ? platformNamed(device.platform)?.licence : undefined) ?? []
  if (lines.length === 0 || !/^crypto /m.test(text)) return []
  const says =
    'Its licence for security counts from the next boot on; without it the lines that begin with crypto are refused.'
  return [{ says, type: `configure terminal\n ${lines.join('\n ')}\n end\ncopy running-config startup-config\nreload` }]
}

function clock(design: Design, text: string): readonly Step[] {
  const dated = design.vpn.credentials.kind === 'certificates'
  if (!dated && !/^ntp /m.test(text)) return []
  const says = dated
    ? 'Set the clock: a certificate is not valid before its day, and a box without power forgets what day it is.'
    : 'Set the clock, so that its logs are right until the time server answers.'
  return [{ says, type: 'clock set HH:MM:SS DAY MONTH YEAR\nshow clock' }]
}

/** Keys are made at the box, and bear its full name. */
function keys(device: Device & { readonly release: string }, text: string): readonly Step[] {
  if (!/^(?:ip ssh |ssh )|^ transport input .*ssh/m.test(text)) return []
  if (isFirewallTongue(device)) {
    const generate =
      device.kind === 'firewall' && device.dialect === 'pix'
        ? 'ca generate rsa key 1024\nca save all'
        : 'crypto key generate rsa modulus 2048'
    return [{ says: 'Make the key pair that SSH wants.', type: `configure terminal\n${generate}\nend` }]
  }
  const domain = /^ip domain[- ]name (\S+)/m.exec(text)?.[1] ?? 'example.com'
  const type = `configure terminal\n hostname ${device.name}\n ip domain-name ${domain}\n ${generateKeys(device.release)}\n end`
  return [{ says: 'Make the key pair that SSH wants; the box gets its name first, as the pair bears it.', type }]
}

function certificates({ vpn }: Design, { kind, name }: Device): readonly Step[] {
  if (vpn.credentials.kind !== 'certificates' || (kind !== 'head-end' && kind !== 'soho')) return []
  return [
    {
      says: `Enrol it at its certificate authority, as the sheet "Certificate enrolment: ${name}" says; without a certificate no tunnel comes up.`,
    },
  ]
}

const ASKED = {
  router: ['show ip interface brief', 'show ip route'],
  'head-end': [
    'show ip interface brief',
    'show standby brief',
    'show ip eigrp neighbors',
    'show crypto isakmp sa',
    'show crypto ikev2 sa',
    'show ip route',
  ],
  soho: [
    'show ip interface brief',
    'show crypto isakmp sa',
    'show crypto ikev2 sa',
    'show crypto session',
    'show ip route',
  ],
  firewall: [
    'show ip interface brief',
    'show interface ip brief',
    'show interface',
    'show ip route',
    'show route',
    'show access-list',
  ],
} as const

function* after(loaded: Loaded, device: Device): Work<readonly Block[]> {
  const blocks: Block[] = [
    {
      kind: 'text',
      text: 'Ask these, and compare. Ages, counters, cookies and hardware addresses differ on a real box, and sites that are not built yet are missing there; all else should be alike. Compare with the real router, in its live tables, does it row by row.',
    },
  ]
  const asked =
    device.kind === 'head-end' || device.kind === 'soho' || device.kind === 'firewall'
      ? ASKED[device.kind]
      : ASKED.router
  for (const [index, line] of asked.entries()) {
    yield { fraction: index / asked.length, text: `${device.name}: ${line}` }
    const request = { kind: 'exec', id: 0, revision: loaded.revision, device: device.name, line } as const
    const served = yield* serveTerminal(loaded, request, false)
    if (typeof served === 'string' || !served.answer.ok || served.answer.output.trim() === '') continue
    blocks.push({ kind: 'text', text: line }, { kind: 'code', text: served.answer.output })
  }
  return blocks
}
