/** What can be broken at a device or a link, as the menus offer it. Pure: the same list for both. */
import type { Design, Device, Link } from '../../design/index'
import { shortInterfaceName } from '../../ios/index'

export interface FaultChoice {
  readonly title: string
  readonly hint: string
  /** Faults that strike together, as the command line writes them. */
  readonly faults: readonly string[]
  /** Seconds after which they are restored by themselves. */
  readonly restoreAfter?: number
}

export interface FaultGroup {
  readonly title: string
  readonly choices: readonly FaultChoice[]
}

/** Seconds without power in a power cycle. */
const POWER_CYCLE = 10

/** Without what lasts already: a cable that is cut cannot be cut. */
export function openGroups(groups: readonly FaultGroup[], lasting: readonly string[]): readonly FaultGroup[] {
  const lasts = ({ faults }: FaultChoice) => faults.every((fault) => lasting.includes(fault))
  return groups
    .map((group) => ({ ...group, choices: group.choices.filter((choice) => !lasts(choice)) }))
    .filter(({ choices }) => choices.length > 0)
}

export function choicesForDevice(design: Design, device: Device): readonly FaultGroup[] {
  const groups: FaultGroup[] = [
    { title: 'Device', choices: deviceChoices(device.name) },
    { title: 'Processes', choices: processChoices(device) },
    { title: 'Crypto', choices: cryptoChoices(device) },
    { title: 'Filter', choices: filterChoices(device) },
    { title: 'Provider', choices: providerChoices(device) },
    { title: 'Interfaces', choices: device.kind === 'lan' ? [] : interfaceChoices(design, device) },
  ]
  return groups.filter((group) => group.choices.length > 0)
}

function deviceChoices(name: string): readonly FaultChoice[] {
  return [
    { title: 'Reload', hint: 'Goes down at once and boots again', faults: [`reload:${name}`] },
    {
      title: 'Reload, orderly',
      hint: 'Says goodbye first: HSRP Resign, IKE DELETE',
      faults: [`reload:${name}/orderly`],
    },
    { title: 'Hang', hint: 'Carrier stays, nothing is answered or forwarded', faults: [`hang:${name}`] },
    { title: 'Power off', hint: 'Until it is restored; then it boots', faults: [`power:${name}`] },
    {
      title: 'Power cycle',
      hint: `Off for ${POWER_CYCLE} s, then it boots`,
      faults: [`power:${name}`],
      restoreAfter: POWER_CYCLE,
    },
  ]
}

function processChoices({ kind, name }: Device): readonly FaultChoice[] {
  const stop = (process: string, word: string): FaultChoice => ({
    title: `Stop ${word}`,
    hint: `The ${word} process stops; the rest runs on`,
    faults: [`process:${name}/${process}`],
  })
  if (kind === 'head-end') {
    const clear = { title: 'Clear EIGRP', hint: 'clear ip eigrp neighbors', faults: [`clear-eigrp:${name}`] }
    return [stop('eigrp', 'EIGRP'), stop('hsrp', 'HSRP'), stop('ike', 'IKE'), clear]
  }
  return kind === 'soho' ? [stop('ike', 'IKE')] : []
}

function cryptoChoices({ kind, name }: Device): readonly FaultChoice[] {
  if (kind !== 'head-end' && kind !== 'soho') return []
  return [
    { title: 'Clear crypto sa', hint: 'All IPsec SAs are deleted', faults: [`clear-sa:${name}/ipsec`] },
    { title: 'Clear IKE and IPsec', hint: 'All SAs of both kinds are deleted', faults: [`clear-sa:${name}`] },
  ]
}

function filterChoices({ kind, name }: Device): readonly FaultChoice[] {
  if (kind !== 'firewall') return []
  const block = (protocol: string, word: string): FaultChoice => ({
    title: `Drop ${word}`,
    hint: `Whatever its rules say, ${word} does not pass`,
    faults: [`block:${name}/${protocol}`],
  })
  return [block('esp', 'ESP'), block('isakmp', 'ISAKMP'), block('skinny', 'Skinny'), block('rtp', 'RTP')]
}

/** The provider's faults: for everybody at the Internet, for one site at its routers. No carrier is lost. */
function providerChoices({ kind, name }: Device): readonly FaultChoice[] {
  const outage = (title: string, hint: string): FaultChoice => ({ title, hint, faults: [`isp:${name}`] })
  if (kind === 'internet') return [outage('Outage for all sites', 'Nothing passes the access lines; carrier stays')]
  if (kind !== 'soho' && kind !== 'home-nat') return []
  return [
    outage('Outage of the line', 'The access line of this site is silent; carrier stays'),
    { title: 'New public address', hint: 'The provider gives the line another address', faults: [`readdress:${name}`] },
  ]
}

const linksOf = (design: Design, name: string) =>
  design.links.filter((link) => link.a.device === name || link.b.device === name)
const ownEnd = (link: Link, name: string) => (link.a.device === name ? link.a : link.b)

const silentText = (end: Link['a'], direction: 'both' | 'in' | 'out') =>
  `silent:${end.device}/${end.interface}${direction === 'both' ? '' : `,${direction}`}`

function interfaceChoices(design: Design, device: Device): readonly FaultChoice[] {
  return linksOf(design, device.name).flatMap((link): readonly FaultChoice[] => {
    const end = ownEnd(link, device.name)
    const short = shortInterfaceName(end.interface)
    const where = `${end.device}/${end.interface}`
    return [
      { title: `Shut ${short}`, hint: '`shutdown` here: both ends lose carrier', faults: [`shut:${where}`] },
      { title: `Cut at ${short}`, hint: 'The cable is cut: both ends lose carrier', faults: [`cut:${where}`] },
    ]
  })
}

export function choicesForLink(link: Link): readonly FaultGroup[] {
  const { a, b } = link
  const shut = (end: Link['a']): FaultChoice => ({
    title: `Shut ${end.device} ${shortInterfaceName(end.interface)}`,
    hint: '`shutdown` at this end: both ends lose carrier',
    faults: [`shut:${end.device}/${end.interface}`],
  })
  return [
    {
      title: 'Cable',
      choices: [
        {
          title: 'Cut the cable',
          hint: 'Both ends lose carrier at once',
          faults: [`cut:${a.device}/${a.interface}`],
        },
        shut(a),
        shut(b),
      ],
    },
    {
      title: 'Silent loss: frames vanish, carrier stays',
      choices: [
        { title: 'Both ways', hint: 'Nothing passes', faults: [silentText(a, 'both')] },
        { title: `Towards ${b.device}`, hint: 'One way only', faults: [silentText(b, 'in')] },
        { title: `Towards ${a.device}`, hint: 'One way only', faults: [silentText(a, 'in')] },
      ],
    },
  ]
}
