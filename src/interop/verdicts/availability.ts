/** Lines that the device's release, or its software, does not have: it would refuse them. */
import { isReleaseSince } from '../../config/index'
import { type Availability, isOfSwitch } from '../../ios/index'

/** What refuses or takes a line: a release such as `12.2(11)T`, and the software that it is a release of. */
export interface Software {
  readonly release: string
  readonly kind: Availability['on'][number]
}

const NAMES = { ios: 'IOS', 'ios-xe': 'IOS XE', pix: 'PIX', asa: 'ASA' } as const

/**
 * IOS XE counts from 16 on as what runs on its own boxes; 3.x is printed as the 15.x that it is made of. A switch that says 12.2
 * may run a train of its own, 12.2(25)SE to 12.2(55)SE, which has what came to routers years after their 12.2.
 */
export const iosOf = (release: string, lines: readonly { readonly text: string }[] = []): Software => ({
  release: release.startsWith('12.2') && lines.some(({ text }) => isOfSwitch(text)) ? '' : release,
  kind: Number.parseInt(release, 10) >= 16 ? 'ios-xe' : 'ios',
})

/** A firewall's, as its design (`asa-9.1`) or its text (`9.1(2)`) says it. */
export const firewallOf = (release: string, dialect: 'asa' | 'pix'): Software => ({
  release: release.replace(/^(?:asa|pix)-/, ''),
  kind: dialect,
})

/** Why the software does not take a line; nothing = it does, or its release is not known. */
export function lackOf({ since, until, on }: Availability, { release, kind }: Software): string | undefined {
  if (release === '') return undefined
  const name = `${NAMES[kind]} ${release}`
  if (!on.includes(kind)) return `${NAMES[kind]} does not have it`
  if (!isReleaseSince(release, since)) return `${name} does not have it: it came with ${since}`
  if (until !== undefined && isReleaseSince(release, until))
    return `${name} does not have it any more: ${until} ended it`
  return undefined
}
