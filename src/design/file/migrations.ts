/**
 * Older versions of the save format, brought to the present one step by step. A step may rely on nothing: what it is
 * handed was read from a file and is checked only after the last step.
 */

/** An object of a file whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>

/** The version that is written now: one more than the last step begins with. */
export const FILE_VERSION = 6

/** MIGRATIONS[n] takes a design of version n to version n + 1. */
const MIGRATIONS: readonly ((design: Json) => Json)[] = [
  // Version 0 had no seed, no saved flows, no history, no notes and no parameters.
  (design) => ({ seed: 1, flows: [], history: [], notes: '', parameters: {}, ...design }),
  // Version 1 had no scenarios.
  (design) => ({ scenarios: [], ...design }),
  // Version 2 had no platforms.
  (design) => withPlatforms(design),
  // Version 3 had no spanning tree: two cables between two switches were a frame storm.
  (design) => withSpanningTree(design),
  // Version 4 knew devices by their names only.
  (design) => withIds(design),
  // Version 5 had nothing of the drawing alone: devices locked or hidden, frames, notes.
  (design) => design,
]

/** Boxes that have the interface names of version 2's devices; what fits none is left to a finding. */
const PLATFORM_OF: Readonly<Record<string, readonly (readonly [test: RegExp, platform: string])[]>> = {
  'head-end': [
    [/^GigabitEthernet\d+\/\d+\//, 'isr4331'],
    [/^GigabitEthernet/, 'c2911'],
    [/^/, 'c2651xm'],
  ],
  soho: [
    [/^FastEthernet4$/, 'c881'],
    [/^GigabitEthernet/, 'c891f'],
    [/^FastEthernet0$/, 'c1721'],
    [/^/, 'c806'],
  ],
  firewall: [
    [/^ethernet\d$/, 'pix515e'],
    [/^/, 'asa5520'],
  ],
}

/**
 * Version 2 had no platforms, and wrote the firewall's rule for NAT traversal by itself as soon as any router's release
 * had it.
 */
function withPlatforms(design: Json): Json {
  const devices: readonly unknown[] = Array.isArray(design.devices) ? design.devices : []
  const natTraversal = devices.some((device) => isRecord(device) && hadNatTraversal(device))
  return withDevices(design, (device) => {
    const platform = platformOf(device)
    if (platform === undefined) return device
    return { platform, ...(device.kind === 'firewall' ? { natTraversal } : {}), ...device }
  })
}

const withIds = (design: Json): Json => withDevices(design, (device) => ({ id: device.name, ...device }))

function withSpanningTree(design: Json): Json {
  const spanningTree = { on: true, priority: 32_768 }
  return withDevices(design, (device) => (device.kind === 'lan' ? { spanningTree, ...device } : device))
}

/** Every device changed; what is no list of devices, or no device in it, stays for the check to name. */
function withDevices(design: Json, change: (device: Json) => Json): Json {
  if (!Array.isArray(design.devices)) return design
  const old: readonly unknown[] = design.devices
  return { ...design, devices: old.map((device) => (isRecord(device) ? change(device) : device)) }
}

function hadNatTraversal({ kind, release }: Json): boolean {
  const old = /^12\.[01]|^12\.2(?!\((?:1[3-9]|[2-9]\d)\w*\)T)/
  return (kind === 'head-end' || kind === 'soho') && typeof release === 'string' && !old.test(release)
}

function platformOf({ kind, interfaces }: Json): string | undefined {
  const items: readonly unknown[] = Array.isArray(interfaces) ? interfaces : []
  const names = items
    .map((item) => (isRecord(item) ? String(item.name) : ''))
    .filter((name) => !name.startsWith('Loop'))
  const guesses = Object.hasOwn(PLATFORM_OF, String(kind)) ? PLATFORM_OF[String(kind)] : undefined
  return guesses?.find(([test]) => test.test('') || names.some((name) => test.test(name)))?.[1]
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A design of an older version as the present one would have written it. */
export function migrate(design: Json, version: number): Json {
  return MIGRATIONS.slice(version).reduce<Json>((current, step) => step(current), design)
}
