/** What changed between two values of the design, in words: `HSRP priority 120 → 110`. */

import { sameValue } from '../../design/index'
import { lookUp, type NameTable, wordTable } from '../../net/index'

/** Words of fields that a text can change; others are called by their path. */
const WORDS: NameTable<string> = wordTable({
  name: 'name',
  release: 'release',
  'hsrp.priority': 'HSRP priority',
  'hsrp.preempt': 'pre-empt',
  'hsrp.preemptDelaySeconds': 'pre-empt delay',
  'hsrp.tracks': 'tracked interfaces',
  'hsrp.group': 'HSRP group',
  'hsrp.virtualAddress': 'virtual address',
  'hsrp.helloSeconds': 'HSRP hello',
  'hsrp.holdSeconds': 'HSRP hold',
  defaultGateway: 'default gateway',
  redirects: 'ip redirects',
  sameInterfaceCache: 'ip route-cache same-interface',
  reverseRoute: 'reverse route injection',
  peers: 'peers',
  qosPreClassify: 'qos pre-classify',
  voicePolicy: 'voice first on the uplink',
  'voicePolicy.shapeKbit': 'shape of the uplink',
  'voicePolicy.priorityKbit': 'priority of voice on the uplink',
  siteShapingPercent: 'shape of each site',
  cryptoDescription: 'crypto map description',
  hairpin: 'hairpin',
  natTraversal: 'NAT traversal',
  pools: 'pools',
  policies: 'ISAKMP policies',
  headEndTransformSets: "head-ends' transform-sets",
  siteTransformSets: "sites' transform-sets",
  headEndKeepalive: "head-ends' keepalive",
  siteKeepalive: "sites' keepalive",
  mapName: 'crypto map',
  dynamicMapName: 'dynamic map',
  credentials: 'credentials',
})

/** Fields that say where and what a device is, not how it is set; and the lines by hand, which are counted. */
const SILENT = new Set(['patch', 'position', 'kind', 'platform'])

export function changedFields(before: object, after: object, path = ''): readonly string[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)]
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].filter((key) => path !== '' || !SILENT.has(key))
  return keys.flatMap((key) => {
    const [left, right] = [old.get(key), fresh.get(key)]
    if (sameValue(left, right)) return []
    const place = path === '' ? key : `${path}.${key}`
    if (key === 'interfaces' && Array.isArray(left) && Array.isArray(right)) return changedInterfaces(left, right)
    if (isPlain(left) && isPlain(right) && lookUp(WORDS, place) === undefined) return changedFields(left, right, place)
    return [`${lookUp(WORDS, place) ?? place}${said(left, right)}`]
  })
}

const fieldsOf = (value: object) => new Map<string, unknown>(Object.entries(value))
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function said(left: unknown, right: unknown): string {
  const simple = (value: unknown) => typeof value === 'string' || typeof value === 'number'
  if (typeof right === 'boolean') return right ? ' on' : ' off'
  if (simple(left) && simple(right)) return ` ${String(left) || 'none'} → ${String(right) || 'none'}`
  if (Array.isArray(right) && right.every(simple)) return ` ${right.join(', ') || 'none'}`
  return right === undefined ? ' none' : simple(right) ? ` ${String(right)}` : ''
}

interface Named {
  readonly name: string
}

function changedInterfaces(before: readonly Named[], after: readonly Named[]): readonly string[] {
  const old = new Map(before.map((item) => [item.name, item]))
  return after.flatMap((item) => {
    const was = old.get(item.name)
    if (!was) return [`${item.name} added`]
    return sameValue(was, item) ? [] : [`${item.name} changed`]
  })
}
