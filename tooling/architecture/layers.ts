/**
 * The walls of the house as data: which layer may import which, and which layer is home to which package.
 * This table is the law that `npm run arch` enforces; README.md shows the same one. To move a wall, change it
 * here and there in one commit and say why.
 */

/** Every layer may also use itself and `net`. `engine/session` names one file of a layer, not all of it. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  net: [],
  design: ['config'],
  // The lines of protocols stand in the protocols' folders; ios assembles them.
  ios: ['sim/protocols/lines'],
  asa: ['ios'],
  config: [],
  // Which words of a text nobody should read over a shoulder, by the languages' own declarations.
  secrets: ['ios', 'asa'],
  compile: ['design', 'ios', 'asa', 'config', 'secrets'],
  // Protocols read their own lines: convert asks their rows.
  convert: ['ios', 'asa', 'config', 'sim/protocols/all'],
  // Beyond config only what PROTOCOL_ROLES allows to single files of a protocol.
  sim: ['config', 'ios', 'convert', 'console'],
  console: ['sim', 'config', 'ios'],
  analysis: ['sim', 'config', 'secrets'],
  // What the page shows over a topology, and a report prints: values made of the document and the tables.
  drawing: ['design', 'sim', 'ios'],
  // An import reads what a text was converted to, as the simulator does.
  interop: ['design', 'ios', 'asa', 'config', 'convert', 'compile'],
  engine: [
    'design',
    'ios',
    'asa',
    'config',
    'compile',
    'convert',
    'sim',
    'console',
    'analysis',
    'drawing',
    'interop',
    'secrets',
  ],
  // A link writes faults as the command line does.
  store: ['design', 'drawing', 'engine/messages', 'engine/client', 'config/fault'],
  // The text of a fault is typed on the page too, and must be read by the parser that the engine uses.
  ui: ['store', 'design', 'drawing', 'engine/messages', 'ios', 'secrets', 'config/fault', 'config/fault-words'],
  cli: ['engine/session'],
}

/** What the page's entry, `main.tsx`, may import. */
export const ENTRY: readonly string[] = ['ui', 'store', 'engine/client', 'engine/worker']

/** Files that may be imported from outside their layer although they are not its `index.ts`. */
export const OPEN_FILES: readonly string[] = [
  // Lists of the protocols: what ios assembles, and whose rows convert asks.
  'sim/protocols/lines',
  'sim/protocols/all',
  'config/fault',
  'config/fault-words',
  'engine/messages',
  'engine/client',
  // By its address only, which the page's entry hands to the browser.
  'engine/worker',
  'ui/film/film-worker',
  'engine/session',
  'engine/build',
]

/** Layers that know no page, no clock and no machine. */
export const CORE: readonly string[] = [
  'net',
  'design',
  'ios',
  'asa',
  'config',
  'secrets',
  'compile',
  'convert',
  'sim',
  'console',
  'analysis',
  'drawing',
  'interop',
]

/**
 * Packages that a build puts into the page and into the command line. What is installed needs none of them, so package.json
 * has them among its tools; the product may import these and no other.
 */
export const BUNDLED: readonly string[] = [
  '@codemirror/commands',
  '@codemirror/lint',
  '@codemirror/merge',
  '@codemirror/search',
  '@codemirror/state',
  '@codemirror/view',
  '@xterm/addon-fit',
  '@xterm/xterm',
  '@xyflow/react',
  'commander',
  'diff',
  'fflate',
  'gifenc',
  'idb',
  'ip-num',
  'react',
  'react-dom',
  'valibot',
  'yaml',
  'zustand',
]

export interface PackageHome {
  readonly packages: readonly string[]
  /** Layers, or files of `src`, that may import them. */
  readonly homes: readonly string[]
  readonly remedy: string
}

export const PACKAGE_HOMES: readonly PackageHome[] = [
  {
    packages: ['react', 'react-dom', '@xyflow', '@codemirror', '@lezer', '@xterm'],
    homes: ['ui', 'main.tsx'],
    remedy: 'Only the screen knows the screen: move the drawing code to src/ui, leave a value behind.',
  },
  {
    packages: ['zustand'],
    homes: ['store', 'ui'],
    remedy: 'State that the screen watches lives in src/store; elsewhere pass values.',
  },
  {
    packages: ['idb'],
    homes: ['store'],
    remedy: 'What outlives the page is kept by src/store/keep; ask it.',
  },
  {
    packages: ['ip-num'],
    homes: ['net'],
    remedy: 'Use the functions of src/net/index; add one there when it is missing.',
  },
]

/** Folders of the simulator, lowest first: each may import those of the tiers before it and its own tier. */
export const SIM_TIERS: readonly (readonly string[])[] = [
  ['kernel', 'rib'],
  ['protocols', 'queue'],
  ['node'],
  ['network'],
]

/** Protocols that the forwarding path asks with every packet: node and network may import them, all others by their row. */
export const DATA_PLANE: readonly string[] = ['sim/protocols/ipsec']

/** The kit of line languages and of their readers, for the protocols' own lines and readers. */
const LINE_KIT: readonly string[] = ['ios/syntax', 'ios/commands/declare', 'ios/commands/types']
const READER_KIT: readonly string[] = ['ios/index', 'convert/reader', 'convert/key-chains']

/**
 * What a file of a protocol's folder may import besides its own folder, by its name, or the first word of it
 * (`lines-interface`, `show-database`); `*` is every other file: the machine and its parts. `own` names the files of its own
 * folder that it may see; absent = all. What a protocol is told and what it takes when it is not (`config`, `defaults`), and
 * words of its field (`area`), are the reader's too.
 */
export const PROTOCOL_ROLES: Readonly<
  Record<string, { readonly may: readonly string[]; readonly own?: readonly string[] }>
> = {
  lines: { may: ['net', ...LINE_KIT], own: ['lines', 'area'] },
  read: { may: ['net', 'config', ...READER_KIT], own: ['lines', 'read', 'config', 'defaults', 'area'] },
  show: {
    may: ['net', 'config', 'sim/kernel', 'sim/tables', 'console/show/text', 'console/show/ages', 'ios/index'],
    own: ['rows', 'show', 'area'],
  },
  rows: { may: ['net', 'config', 'sim/kernel', 'sim/rib', 'sim/tables'] },
  index: { may: ['net', 'config', 'sim/kernel', 'sim/tables'] },
  '*': { may: ['net', 'config', 'sim/kernel', 'sim/rib'] },
}

/** What knows texts in the simulator besides files of protocols: the row's type, and the list of lines. */
export const TEXT_IN_SIM: readonly string[] = ['sim/kernel/row', 'sim/protocols/lines']
