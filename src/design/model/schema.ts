/**
 * The document's shape at run time. Files are checked against it when they are read, and every edit that brings new
 * values is too, so that whatever can be drawn can be saved and read again. It checks types and sizes only: whether
 * the values make a working network is for the rules in `check`.
 */
import * as v from 'valibot'
import type { Annotation } from './annotation'
import { baselineSchema } from './baseline-schema'
import type { Design, Link, VpnSettings } from './design'
import type { Device, DeviceKindName } from './device'
import { parametersSchema } from './parameters-schema'
import { planningSchema, sitePlanningSchema } from './planning-schema'
import { scenarioSchema } from './scenario-schema'

const MAX_WORDS = 10_000
/** As long as a whole text that an import takes. */
const MAX_PATCH_TEXT = 5_000_000
const MAX_NOTES = 200_000
const MAX_COUNT = 2 ** 32 - 1

const text = v.pipe(v.string(), v.maxLength(MAX_WORDS))
/** A line break inside a name or a description would be a line of configuration that nobody wrote. */
const line = v.pipe(text, v.regex(/^[^\r\n]*$/, 'it must stand on one line'))
const patchText = v.pipe(v.string(), v.maxLength(MAX_PATCH_TEXT))
const finite = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_COUNT))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const rate = v.pipe(v.number(), v.minValue(1), v.maxValue(1e9))
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))

/** Seconds. */
const moment = v.pipe(finite, v.minValue(0))

const positionSchema = v.strictObject({ x: finite, y: finite })

export const interfaceSchema = v.strictObject({
  name: line,
  role: v.picklist([
    'public',
    'stick',
    'cross-over',
    'outside',
    'vpndmz',
    'inside',
    'failover',
    'lan',
    'access',
    'port',
    'host',
  ]),
  description: v.exactOptional(line),
  over: v.exactOptional(
    v.strictObject({ interface: line, vlan: v.exactOptional(count), others: v.exactOptional(v.array(line)) }),
  ),
  addressing: v.variant('kind', [
    v.strictObject({ kind: v.literal('none') }),
    v.strictObject({ kind: v.literal('static'), address: line }),
    v.strictObject({ kind: v.literal('dhcp') }),
  ]),
  stub: v.exactOptional(v.literal(true)),
  shutdown: v.boolean(),
  bandwidthKbit: v.exactOptional(count),
  delayTens: v.exactOptional(count),
  adjustMss: v.exactOptional(count),
})

const patchLine = { section: v.array(patchText), text: patchText }
const patchSchema = v.strictObject({
  delete: v.array(v.strictObject(patchLine)),
  insert: v.array(v.strictObject({ ...patchLine, after: v.exactOptional(patchText) })),
})

const common = {
  id: line,
  name: line,
  position: positionSchema,
  locked: v.exactOptional(v.literal(true)),
  hidden: v.exactOptional(v.literal(true)),
  interfaces: v.pipe(v.array(interfaceSchema), v.maxLength(20_000)),
  patch: patchSchema,
  layout: v.exactOptional(patchText),
}

const hsrpSchema = v.strictObject({
  priority: count,
  preempt: v.boolean(),
  preemptDelaySeconds: count,
  tracks: v.array(v.strictObject({ interface: line, decrement: count })),
})

const headEndSchema = v.strictObject({
  kind: v.literal('head-end'),
  ...common,
  platform: line,
  release: line,
  hsrp: hsrpSchema,
  defaultGateway: line,
  redirects: v.boolean(),
  sameInterfaceCache: v.boolean(),
  reverseRoute: v.boolean(),
  siteShapingPercent: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(100))),
})

/** As \`shape average\` and \`priority\` take them. */
const policedKbit = (least: number) => v.pipe(count, v.minValue(least), v.maxValue(10_000_000))

const sohoSchema = v.strictObject({
  kind: v.literal('soho'),
  ...common,
  platform: line,
  release: line,
  peers: v.array(line),
  qosPreClassify: v.boolean(),
  cryptoDescription: line,
  voicePolicy: v.exactOptional(v.strictObject({ shapeKbit: policedKbit(8), priorityKbit: policedKbit(1) })),
  planning: v.exactOptional(sitePlanningSchema),
})

const routerSchema = v.strictObject({
  kind: v.literal('router'),
  ...common,
  release: line,
  planning: v.exactOptional(sitePlanningSchema),
})

const firewallSchema = v.strictObject({
  kind: v.literal('firewall'),
  ...common,
  dialect: v.picklist(['asa', 'pix', 'ios']),
  platform: line,
  release: line,
  hairpin: v.boolean(),
  defaultGateway: line,
  natTraversal: v.boolean(),
  failover: v.exactOptional(
    v.strictObject({
      unit: v.picklist(['primary', 'secondary']),
      stateful: v.boolean(),
      pollSeconds: v.exactOptional(v.pipe(v.number(), v.minValue(0.2), v.maxValue(15))),
      holdSeconds: v.exactOptional(v.pipe(v.number(), v.minValue(0.8), v.maxValue(45))),
    }),
  ),
})

const homeNatSchema = v.strictObject({
  kind: v.literal('home-nat'),
  ...common,
  passThrough: v.picklist(['single-client', 'per-server', 'cookie-spi']),
  dhcpFirst: line,
})

const internetSchema = v.strictObject({
  kind: v.literal('internet'),
  ...common,
  accessGateway: line,
  moreAccess: v.exactOptional(v.pipe(v.array(line), v.maxLength(1000))),
})
const lanSchema = v.strictObject({
  kind: v.literal('lan'),
  ...common,
  spanningTree: v.strictObject({
    on: v.boolean(),
    priority: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(61_440),
      v.multipleOf(4096, 'a bridge priority is a multiple of 4096 (IEEE 802.1D-2004 clause 9.2.5)'),
    ),
  }),
})
const serverSchema = v.strictObject({
  kind: v.literal('server'),
  ...common,
  callManager: v.boolean(),
  defaultGateway: line,
})
const phoneSchema = v.strictObject({
  kind: v.literal('phone'),
  ...common,
  callManager: line,
  backupCallManager: v.exactOptional(line),
  defaultGateway: line,
})
const pcSchema = v.strictObject({ kind: v.literal('pc'), ...common, defaultGateway: line })

/** The schema as it is, and the compiler's word that it leaves out no kind of device. */
const coversAll = <S extends v.GenericSchema<unknown, { readonly kind: string }>>(
  schema: S & (DeviceKindName extends v.InferOutput<S>['kind'] ? unknown : 'a kind of device has no schema'),
): S => schema

export const deviceSchema = coversAll(
  v.variant('kind', [
    headEndSchema,
    sohoSchema,
    routerSchema,
    firewallSchema,
    homeNatSchema,
    internetSchema,
    lanSchema,
    serverSchema,
    phoneSchema,
    pcSchema,
  ]),
) satisfies v.GenericSchema<unknown, Device>

const endSchema = v.strictObject({ device: line, interface: line })

export const linkSchema = v.strictObject({
  id: line,
  a: endSchema,
  b: endSchema,
  media: v.picklist(['ethernet', 'cross-over', 'dsl', 'cable', 'wan']),
  bandwidthKbit: rate,
  returnBandwidthKbit: rate,
  delayMs: milliseconds,
  jitterMs: milliseconds,
  lossPercent: share,
  bends: v.exactOptional(v.pipe(v.array(positionSchema), v.minLength(1), v.maxLength(32))),
  course: v.exactOptional(v.picklist(['right-angled'])),
}) satisfies v.GenericSchema<unknown, Link>

const keepaliveSchema = v.strictObject({
  seconds: count,
  retrySeconds: v.exactOptional(count),
  mode: v.exactOptional(v.picklist(['periodic', 'on-demand'])),
})

const transformSetSchema = v.strictObject({
  name: line,
  transforms: v.array(line),
  mode: v.exactOptional(v.picklist(['tunnel', 'transport'])),
})

const redistributionSchema = v.strictObject({
  bandwidthKbit: count,
  delayTens: count,
  reliability: count,
  load: count,
  mtu: count,
  routeMap: line,
})

const policySchema = v.strictObject({
  priority: count,
  encryption: line,
  hash: v.exactOptional(v.picklist(['sha', 'md5', 'sha256', 'sha384', 'sha512'])),
  authentication: v.exactOptional(v.picklist(['rsa-sig', 'pre-share'])),
  group: v.exactOptional(count),
  lifetimeSeconds: v.exactOptional(v.pipe(count, v.minValue(60), v.maxValue(86_400))),
})

export const vpnSchema = v.strictObject({
  hsrp: v.strictObject({
    group: count,
    virtualAddress: line,
    // As `standby timers` takes them.
    helloSeconds: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(254))),
    holdSeconds: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(255))),
  }),
  eigrp: v.strictObject({
    as: count,
    redistribution: v.exactOptional(redistributionSchema),
    authentication: v.exactOptional(v.strictObject({ keyChain: line, key: line })),
  }),
  pools: v.pipe(v.array(line), v.maxLength(1000)),
  siteLength: v.pipe(count, v.maxValue(32)),
  policies: v.array(policySchema),
  ikev2: v.exactOptional(
    v.strictObject({
      encryption: line,
      integrity: v.exactOptional(line),
      prf: v.exactOptional(line),
      group: count,
    }),
  ),
  tunnelInterfaces: v.exactOptional(v.strictObject({ pool: line })),
  natTraversal: v.exactOptional(v.boolean()),
  headEndKeepalive: v.exactOptional(keepaliveSchema),
  siteKeepalive: v.exactOptional(keepaliveSchema),
  headEndTransformSets: v.array(transformSetSchema),
  siteTransformSets: v.array(transformSetSchema),
  mapName: line,
  dynamicMapName: line,
  pfsGroup: v.exactOptional(count),
  // As `set security-association lifetime` takes them.
  saLifetimeSeconds: v.exactOptional(v.pipe(count, v.minValue(120), v.maxValue(86_400))),
  saLifetimeKilobytes: v.exactOptional(v.pipe(count, v.minValue(2560))),
  credentials: v.variant('kind', [
    v.strictObject({ kind: v.literal('certificates'), trustpoint: line, enrollmentUrl: line }),
    v.strictObject({ kind: v.literal('pre-shared-key'), key: line }),
  ]),
}) satisfies v.GenericSchema<unknown, VpnSettings>

const size = v.pipe(finite, v.minValue(1), v.maxValue(1e6))
const annotationCommon = {
  id: line,
  position: positionSchema,
  width: size,
  height: size,
  locked: v.exactOptional(v.literal(true)),
}

export const annotationSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('frame'), ...annotationCommon, title: line }),
  v.strictObject({ kind: v.literal('note'), ...annotationCommon, text }),
]) satisfies v.GenericSchema<unknown, Annotation>

/** What the whole document says beside its devices, links and VPN. */
const aboutEntries = {
  name: text,
  notes: v.pipe(v.string(), v.maxLength(MAX_NOTES)),
  history: v.array(v.strictObject({ atSeconds: moment, action: v.picklist(['fault', 'restore']), fault: line })),
  flows: v.array(
    v.strictObject({
      name: line,
      from: line,
      to: line,
      protocol: v.picklist(['icmp', 'udp', 'tcp', 'esp']),
      port: count,
    }),
  ),
  scenarios: v.array(scenarioSchema),
  parameters: parametersSchema,
  seed: v.pipe(v.number(), v.safeInteger()),
  mutedRules: v.exactOptional(v.pipe(v.array(line), v.maxLength(1000))),
  planning: v.exactOptional(planningSchema),
  annotations: v.exactOptional(v.pipe(v.array(annotationSchema), v.maxLength(10_000))),
  addresses: v.exactOptional(
    v.strictObject({
      fit: v.exactOptional(v.picklist(['lowest', 'next', 'tightest'])),
      reserved: v.exactOptional(v.pipe(v.array(v.strictObject({ block: line, for: line })), v.maxLength(10_000))),
      publics: v.exactOptional(v.pipe(v.array(line), v.maxLength(1000))),
    }),
  ),
  baseline: v.exactOptional(baselineSchema),
}
export const aboutSchema = v.strictObject(aboutEntries)

export const designSchema = v.strictObject({
  ...aboutEntries,
  devices: v.pipe(v.array(deviceSchema), v.maxLength(20_000)),
  links: v.pipe(v.array(linkSchema), v.maxLength(40_000)),
  vpn: vpnSchema,
}) satisfies v.GenericSchema<unknown, Design>
