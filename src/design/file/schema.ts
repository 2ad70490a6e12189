/** The save format's shape, checked when a file is read; messages name the path and what was expected. */
import * as v from 'valibot'

const text = v.pipe(v.string(), v.maxLength(10_000))
const count = v.pipe(v.number(), v.finite())
const optional = <T extends v.GenericSchema>(schema: T) => v.exactOptional(schema)

const interfaceSchema = v.strictObject({
  name: text,
  role: v.picklist(['public', 'stick', 'cross-over', 'outside', 'vpndmz', 'inside', 'lan', 'access', 'port', 'host']),
  description: optional(text),
  addressing: v.variant('kind', [
    v.strictObject({ kind: v.literal('none') }),
    v.strictObject({ kind: v.literal('static'), address: text }),
    v.strictObject({ kind: v.literal('dhcp') }),
  ]),
  shutdown: v.boolean(),
  bandwidthKbit: optional(count),
  delayTens: optional(count),
})

const line = { section: v.array(text), text }
const common = {
  name: text,
  position: v.strictObject({ x: count, y: count }),
  interfaces: v.pipe(v.array(interfaceSchema), v.maxLength(2000)),
  patch: v.strictObject({ delete: v.array(v.strictObject(line)), insert: v.array(v.strictObject({ ...line, after: optional(text) })) }),
}

const device = v.variant('kind', [
  v.strictObject({
    kind: v.literal('head-end'),
    ...common,
    release: text,
    hsrp: v.strictObject({ priority: count, preempt: v.boolean(), preemptDelaySeconds: count, tracks: v.array(v.strictObject({ interface: text, decrement: count })) }),
    defaultGateway: text,
    redirects: v.boolean(),
    sameInterfaceCache: v.boolean(),
    reverseRoute: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('soho'), ...common, release: text, peers: v.array(text), qosPreClassify: v.boolean(), cryptoDescription: text }),
  v.strictObject({ kind: v.literal('firewall'), ...common, dialect: v.picklist(['asa', 'pix', 'ios']), release: text, hairpin: v.boolean(), defaultGateway: text }),
  v.strictObject({ kind: v.literal('home-nat'), ...common, passThrough: v.picklist(['single-client', 'per-server', 'cookie-spi']), dhcpFirst: text }),
  v.strictObject({ kind: v.literal('internet'), ...common, accessGateway: text }),
  v.strictObject({ kind: v.literal('lan'), ...common }),
  v.strictObject({ kind: v.literal('server'), ...common, callManager: v.boolean(), defaultGateway: text }),
  v.strictObject({ kind: v.literal('phone'), ...common, callManager: text, defaultGateway: text }),
  v.strictObject({ kind: v.literal('pc'), ...common, defaultGateway: text }),
])

const end = v.strictObject({ device: text, interface: text })
const link = v.strictObject({
  id: text,
  a: end,
  b: end,
  media: v.picklist(['ethernet', 'cross-over', 'dsl', 'cable', 'wan']),
  bandwidthKbit: v.pipe(count, v.minValue(1)),
  returnBandwidthKbit: v.pipe(count, v.minValue(1)),
  delayMs: v.pipe(count, v.minValue(0)),
  jitterMs: v.pipe(count, v.minValue(0)),
  lossPercent: v.pipe(count, v.minValue(0), v.maxValue(100)),
})

const keepalive = v.strictObject({ seconds: count, retrySeconds: optional(count), mode: optional(v.picklist(['periodic', 'on-demand'])) })
const transformSet = v.strictObject({ name: text, transforms: v.array(text), mode: optional(v.picklist(['tunnel', 'transport'])) })

const vpn = v.strictObject({
  hsrp: v.strictObject({ group: count, virtualAddress: text, helloSeconds: optional(count), holdSeconds: optional(count) }),
  eigrp: v.strictObject({
    as: count,
    redistribution: optional(v.strictObject({ bandwidthKbit: count, delayTens: count, reliability: count, load: count, mtu: count, routeMap: text })),
  }),
  pools: v.array(text),
  siteLength: count,
  policies: v.array(
    v.strictObject({
      priority: count,
      encryption: text,
      hash: optional(v.picklist(['sha', 'md5', 'sha256', 'sha384', 'sha512'])),
      authentication: optional(v.picklist(['rsa-sig', 'pre-share'])),
      group: optional(count),
      lifetimeSeconds: optional(count),
    }),
  ),
  headEndKeepalive: optional(keepalive),
  siteKeepalive: optional(keepalive),
  headEndTransformSets: v.array(transformSet),
  siteTransformSets: v.array(transformSet),
  mapName: text,
  dynamicMapName: text,
  pfsGroup: optional(count),
  saLifetimeSeconds: optional(count),
  saLifetimeKilobytes: optional(count),
  credentials: v.variant('kind', [
    v.strictObject({ kind: v.literal('certificates'), trustpoint: text, enrollmentUrl: text }),
    v.strictObject({ kind: v.literal('pre-shared-key'), key: text }),
  ]),
})

export const designSchema = v.strictObject({
  name: text,
  notes: text,
  devices: v.pipe(v.array(device), v.maxLength(20_000)),
  links: v.pipe(v.array(link), v.maxLength(40_000)),
  vpn,
  history: v.array(v.strictObject({ atSeconds: count, action: v.picklist(['fault', 'restore']), fault: text })),
  flows: v.array(v.strictObject({ name: text, from: text, to: text, protocol: v.picklist(['icmp', 'udp', 'tcp', 'esp']), port: count })),
  parameters: v.record(v.string(), v.union([v.number(), v.boolean(), v.string()])),
  seed: count,
})
