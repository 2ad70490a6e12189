/** What the palette offers, and how each is called. */
import type { Placeable } from '../../store/index'
import type { Text } from '../words/language'

interface Offered {
  readonly what: Placeable
  readonly title: Text
  /** As a sentence names one. */
  readonly one: string
  readonly hint: Text
}

export const PLACEABLES: readonly Offered[] = [
  { what: 'head-end', title: 'Head-end', one: 'a head-end', hint: 'Head-end IPsec router on a stick' },
  { what: 'firewall', title: 'Firewall', one: 'a firewall', hint: 'Firewall with outside, vpndmz and inside' },
  { what: 'internet', title: 'Internet', one: 'the Internet', hint: 'The Internet with its access lines' },
  {
    what: 'site',
    title: 'SOHO site',
    one: 'a SOHO site',
    hint: 'Home router, SOHO router and phone, with their access line',
  },
  { what: 'soho', title: 'SOHO', one: 'a SOHO router', hint: 'SOHO router alone' },
  { what: 'home-nat', title: 'Home NAT', one: 'a home router', hint: 'Home router with pass-through NAT' },
  { what: 'lan', title: 'Switch', one: 'a switch', hint: 'LAN segment' },
  { what: 'server', title: 'Server', one: 'a server', hint: 'Server; the first is the CallManager' },
  { what: 'phone', title: 'Phone', one: 'a phone', hint: 'IP phone' },
  { what: 'pc', title: 'PC', one: 'a PC', hint: 'Personal computer' },
]

export const oneOf = (what: Placeable): string => PLACEABLES.find((item) => item.what === what)?.one ?? `a ${what}`
