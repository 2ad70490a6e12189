/**
 * The rules about single imports, made from the tables of layers.ts. Each names the remedy, because that is what
 * someone who meets it needs. Tests and their helpers (`*.test.ts`, `testing/`) may look at any layer through its
 * index; everything else obeys the table.
 */
import type { Import } from './imports'
import { DATA_PLANE, ENTRY, LAYERS, OPEN_FILES, PACKAGE_HOMES, PROTOCOL_ROLES, SIM_TIERS, TEXT_IN_SIM } from './layers'

export interface Rule {
  readonly name: string
  /** What is wrong and what to do. */
  readonly remedy: string
  readonly breaks: (link: Import) => boolean
}

/** Names of the packages in package.json. */
export interface Declared {
  readonly product: readonly string[]
  readonly tools: readonly string[]
}

export function rulesFor(declared: Declared): readonly Rule[] {
  return [...layerRules, ...doorRules, ...packageRules, ...outsideRules(declared), ...simRules]
}

const isTest = (path: string): boolean => /\.test\.tsx?$|(^|\/)testing\//.test(path)
const layerOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

/** A file's role in its protocol's folder: its name, or the first word of it. */
const roleOf = (path: string): string => {
  const name = /([^/]+)\.ts$/.exec(path)?.[1] ?? ''
  const [first = name] = name.split('-')
  return PROTOCOL_ROLES[name] || !PROTOCOL_ROLES[first] ? name : first
}

/** Whether a file is in one of these places: a layer (`sim`), a file of one (`engine/messages`), or `main.tsx`. */
function isIn(path: string, places: readonly string[]): boolean {
  const bare = path.replace(/\.tsx?$/, '')
  return places.some(
    (place) =>
      layerOf(path) === place || path.startsWith(`src/${place}/`) || bare === `src/${place}` || path === `src/${place}`,
  )
}

/** The file that an import leads to, when it leads to one. */
const fileOf = (link: Import): string | undefined => (link.to.kind === 'file' ? link.to.path : undefined)

/** A rule for what product code in `from` may import of `src`. */
function wall(name: string, remedy: string, from: (path: string) => boolean, allowed: readonly string[]): Rule {
  return {
    name,
    remedy,
    breaks(link) {
      const to = fileOf(link)
      return to !== undefined && !isTest(link.from) && from(link.from) && !isIn(to, allowed)
    },
  }
}

const layerRules = Object.entries(LAYERS).map(([layer, others]): Rule => {
  const allowed = layer === 'net' ? [] : ['net', ...others]
  const list = allowed.length === 0 ? 'nothing' : `only ${allowed.join(', ')}`
  const remedy = `${layer} may import ${list} of src. Move the code to the layer it belongs to, or hand the value in from above.`
  return wall(`layer-${layer}`, remedy, (path) => layerOf(path) === layer, [layer, ...allowed])
})

const doorRules: readonly Rule[] = [
  wall(
    'layer-entry',
    `main.tsx may import only ${ENTRY.join(', ')} of src. It mounts the page; put the code into the layer it belongs to.`,
    (path) => layerOf(path) === undefined,
    ENTRY,
  ),
  {
    name: 'front-door',
    remedy: `From outside a layer import its index (or ${OPEN_FILES.join(', ')}). Export what you need there by name.`,
    breaks(link) {
      const to = fileOf(link)
      if (to === undefined || layerOf(to) === undefined || layerOf(to) === layerOf(link.from)) return false
      if (isTest(link.from) && /\/testing\//.test(to)) return false
      // What a protocol's file may see by its name is held by protocol-roles.
      if (protocolOf(link.from) !== undefined || isIn(link.from, TEXT_IN_SIM)) return false
      return !/^src\/[^/]+\/index\.ts$/.test(to) && !isIn(to, [...OPEN_FILES, 'testing'])
    },
  },
  {
    name: 'known-layer',
    remedy: 'This folder of src is in no table. Give it a line in tooling/architecture/layers.ts and in README.md.',
    breaks: ({ from }) => layerOf(from) !== undefined && !isTest(from) && !isIn(from, Object.keys(LAYERS)),
  },
  {
    name: 'light-client',
    remedy:
      'engine/client loads with the page, the simulator must not: only messages, design and net. Send a message, or load it with import().',
    breaks(link) {
      const to = fileOf(link)
      return (
        isIn(link.from, ['engine/client']) &&
        to !== undefined &&
        !link.lazy &&
        !isIn(to, ['engine/messages', 'design', 'net'])
      )
    },
  },
  {
    name: 'no-tests-in-product',
    remedy: 'The product must not import tests or their helpers. Move what is shared into an ordinary file.',
    breaks: (link) => !isTest(link.from) && isTest(fileOf(link) ?? ''),
  },
]

const packageRules = PACKAGE_HOMES.map(
  ({ packages, homes, remedy }): Rule => ({
    name: `package-${packages[0]}`,
    remedy: `${packages.join(', ')}: only in ${homes.join(', ')}. ${remedy}`,
    breaks({ from, to }) {
      if (to.kind !== 'package' || isIn(from, homes)) return false
      return packages.some((name) => to.name === name || to.name.startsWith(`${name}/`))
    },
  }),
)

const outsideRules = ({ product, tools }: Declared): readonly Rule[] => [
  {
    name: 'no-node-in-page',
    remedy: 'This code also runs in a page, which has no Node. Do input and output in src/cli and hand values in.',
    breaks: ({ from, to }) => to.kind === 'builtin' && !isTest(from) && !isIn(from, ['cli']),
  },
  {
    name: 'no-tools-in-product',
    remedy:
      'A development tool is not there when the product runs. If builds put it into their files, name it in BUNDLED of tooling/architecture/layers.ts; else do without.',
    breaks: ({ from, to }) => to.kind === 'package' && !isTest(from) && tools.includes(to.name),
  },
  {
    name: 'declared-package',
    remedy: 'This package is not in package.json: it is here by accident of another, or not at all.',
    breaks: ({ to }) => to.kind === 'package' && !product.includes(to.name) && !tools.includes(to.name),
  },
  {
    name: 'there',
    remedy:
      'There is no such file. Correct the path: relative, without extension, `../net/index` rather than `../net`.',
    breaks: ({ to }) => to.kind === 'missing',
  },
]

/** The folder of the simulator a file is in (`kernel`, `protocols`), or the name of a file at its top (`trace`). */
const simPart = (path: string | undefined): string | undefined => /^src\/sim\/([^/.]+)/.exec(path ?? '')?.[1]
const protocolOf = (path: string | undefined): string | undefined =>
  /^src\/sim\/protocols\/([^/]+)\//.exec(path ?? '')?.[1]

function simRule(name: string, remedy: string, from: readonly string[], forbidden: readonly string[]): Rule {
  return {
    name,
    remedy,
    breaks(link) {
      const [here, there] = [simPart(link.from), simPart(fileOf(link))]
      return !isTest(link.from) && from.includes(here ?? '') && forbidden.includes(there ?? '')
    },
  }
}

const tiers = SIM_TIERS.map((tier, index) =>
  simRule(
    `sim-${tier[0]}`,
    `In the simulator: ${SIM_TIERS.map((each) => each.join(', ')).join(' <- ')}. Return an effect or a value and let the folder above act on it.`,
    tier,
    ['index', ...SIM_TIERS.slice(index + 1).flat()],
  ),
)

const simRules: readonly Rule[] = [
  ...tiers,
  {
    name: 'sim-protocols-apart',
    remedy: 'Protocols do not know each other. Return an effect that the node routes; share values in sim/kernel.',
    breaks(link) {
      const [here, there] = [protocolOf(link.from), protocolOf(fileOf(link))]
      if (here === undefined || there === undefined || here === 'testing' || there === 'testing') return false
      return here !== there
    },
  },
  {
    name: 'protocol-roles',
    remedy:
      'Walls inside a protocol are by file name (PROTOCOL_ROLES in tooling/architecture/layers.ts): lines see the language kit, read its own lines and the reader kit, the machine nothing of texts and tables. Move what is needed to the file whose business it is.',
    breaks(link) {
      const to = fileOf(link)
      const folder = protocolOf(link.from)
      if (to === undefined || folder === undefined || folder === 'testing' || isTest(link.from)) return false
      const name = roleOf(link.from)
      const role = PROTOCOL_ROLES[name] ?? PROTOCOL_ROLES['*']
      if (protocolOf(to) === undefined) return !isIn(to, role?.may ?? [])
      const own = roleOf(to)
      if (protocolOf(to) !== folder) return false
      return role?.own ? !role.own.includes(own) : name !== 'index' && ['lines', 'read', 'show', 'index'].includes(own)
    },
  },
  {
    name: 'sim-text',
    remedy: 'The simulator runs on Configuration, not on texts. Read lines in a protocol’s read.ts, or in src/convert.',
    breaks(link) {
      const to = fileOf(link)
      if (to === undefined || layerOf(link.from) !== 'sim' || isTest(link.from)) return false
      if (protocolOf(link.from) !== undefined || isIn(link.from, TEXT_IN_SIM)) return false
      return ['ios', 'convert', 'console'].includes(layerOf(to) ?? '')
    },
  },
  {
    name: 'sim-registry',
    remedy:
      'Protocols are known by their row: say what you have to say with World.tell, ask with node/ask.ts. A new question is a new answer of kernel/row.ts.',
    breaks(link) {
      const [here, there] = [simPart(link.from), fileOf(link)]
      if (isTest(link.from) || protocolOf(there) === undefined || there === undefined) return false
      return ['node', 'network', 'index'].includes(here ?? '') && !isIn(there, DATA_PLANE)
    },
  },
  simRule(
    'sim-trace',
    'The record of a watched packet is written by node and network only. Return an effect instead.',
    ['kernel', 'rib', 'protocols'],
    ['trace'],
  ),
  simRule(
    'sim-tables',
    'sim/trace and sim/tables are the shapes of answers; they stand on kernel and rib only.',
    ['trace', 'tables'],
    ['protocols', 'node', 'network', 'index'],
  ),
]
