/**
 * The order of fields in a saved file. Edits build objects in whatever order suits them; a file that people compare
 * must not show that, so every object is written in the order below, and keys that are data (names of parameters) by
 * the alphabet.
 */

const ORDER: readonly string[] = [
  // The file.
  'format',
  'version',
  'design',
  // The document, a device, an interface, a link.
  'id',
  'kind',
  'name',
  'notes',
  'title',
  'role',
  'description',
  'platform',
  'release',
  'dialect',
  'position',
  'x',
  'y',
  'locked',
  'hidden',
  'a',
  'b',
  'device',
  'interface',
  'media',
  'addressing',
  'address',
  'shutdown',
  'bandwidthKbit',
  'returnBandwidthKbit',
  'delayTens',
  'adjustMss',
  'delayMs',
  'jitterMs',
  'lossPercent',
  'bends',
  'course',
  'interfaces',
  // The VPN and what a kind of device has of its own.
  'hsrp',
  'group',
  'virtualAddress',
  'helloSeconds',
  'holdSeconds',
  'priority',
  'encryption',
  'hash',
  'authentication',
  'eigrp',
  'as',
  'redistribution',
  'pools',
  'siteLength',
  'peers',
  'defaultGateway',
  // Lines changed by hand.
  'patch',
  'layout',
  'section',
  'text',
  'after',
  // The document's lists.
  'devices',
  'links',
  'vpn',
  'history',
  'flows',
  'scenarios',
  'parameters',
  'seed',
  'mutedRules',
  'planning',
  'annotations',
  'width',
  'height',
  'addresses',
  'baseline',
  'roles',
  'on',
]

const RANK = new Map(ORDER.map((key, rank) => [key, rank]))

/** A replacer for JSON.stringify that writes the fields of every object in the file's order. */
export function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareKeys(a, b)))
}

function compareKeys(a: string, b: string): number {
  const rank = (key: string) => RANK.get(key) ?? ORDER.length
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)
}
