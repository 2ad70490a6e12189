/**
 * No object is indexed by a name from outside: a device called `constructor` would find what every object has. The type
 * `NameTable` (net) cannot be indexed, so it is enough that no other type of `src` can be indexed by any string. What still can
 * is listed here with the reason why its keys are none of a person's; the list may only grow shorter.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A type that any string may index, values that are looked at before they are believed (`unknown`) apart. */
const OPEN_TYPE = /\bRecord<string, (?!unknown>)|\[\w+: string\]:/

const PORTS = 'Keys are interface names that the grammar or the platform gave, or numbers of the protocol.'
const KEYS = 'Keys are the names of the keyboard’s keys.'
const FIXED = 'Keys are characters or words that a pattern of this file has matched.'
const PARAMETERS = 'Keys are names of parameters that the table of parameters was asked for before.'
const FACTS = 'Keys are words of this product; nobody looks them up by a name from outside.'

const MAY_BE_INDEXED: ReadonlyMap<string, string> = new Map([
  ['src/net/names.ts', 'The home of NameTable.'],
  ['src/config/configuration.ts', PORTS],
  ['src/config/platform.ts', 'Keys are roles of interfaces.'],
  ['src/convert/eigrp-interfaces.ts', PORTS],
  ['src/sim/protocols/dhcp/state.ts', PORTS],
  ['src/sim/protocols/hsrp/state.ts', PORTS],
  ['src/sim/protocols/eigrp/state.ts', PORTS],
  ['src/sim/protocols/ospf/config.ts', PORTS],
  ['src/sim/protocols/ospf/state.ts', PORTS],
  ['src/sim/protocols/eigrp/summary.ts', PORTS],
  ['src/sim/protocols/ike/state.ts', PORTS],
  ['src/sim/protocols/ike/keepalive.ts', FACTS],
  ['src/sim/kernel/journal.ts', FACTS],
  ['src/analysis/provenance/story.ts', FACTS],
  ['src/engine/fixes/fields.ts', FACTS],
  ['src/engine/report/drawing/svg.ts', FIXED],
  ['src/compile/documents/html.ts', FIXED],
  ['src/design/file/migrations.ts', 'Looked up with hasOwn.'],
  ['src/design/edit/types.ts', 'Looked up with hasOwn.'],
  ['src/design/model/design.ts', PARAMETERS],
  ['src/design/model/scenario.ts', PARAMETERS],
  ['src/engine/questions/messages.ts', PARAMETERS],
  ['src/ui/answers/failover/SetFields.tsx', PARAMETERS],
  ['src/cli/command.ts', 'Options are held against the list of a command’s options first.'],
  ['src/console/language/match.ts', 'Keys are names of arguments in the patterns of this product.'],
  ['src/ios/syntax/pattern.ts', 'Keys are names of arguments in the patterns of this product.'],
  ['src/console/against/table.ts', 'Keys are the columns of a table of this product.'],
  ['src/ui/console/look.ts', FACTS],
  ['src/ui/console/line-editor.ts', KEYS],
  ['src/ui/components/MenuButton.tsx', KEYS],
  ['src/ui/menus/ContextMenu.tsx', KEYS],
  ['src/ui/timeline/JournalList.tsx', KEYS],
])

export interface OpenTable {
  readonly file: string
  readonly line: number
  readonly text: string
}

export const NAMES_REMEDY =
  'A name from outside may be `constructor`: use a Map, or NameTable and lookUp of src/net; when the keys are none of a person’s, say why in tooling/architecture/names.ts.'

/** Types below `<folder>/src` that any string may index and that the list does not excuse. */
export function openTables(
  folder: string,
  excused: ReadonlyMap<string, string> = MAY_BE_INDEXED,
): readonly OpenTable[] {
  return readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((file) => !/\.test\.tsx?$|(^|\/)testing\//.test(file) && !excused.has(file))
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text, at) => (OPEN_TYPE.test(text) ? [{ file, line: at + 1, text: text.trim() }] : [])),
    )
}

/** Files of the list that need no excuse any more. */
export function idleExcuses(folder: string): readonly string[] {
  const open = new Set(openTables(folder, new Map()).map(({ file }) => file))
  return [...MAY_BE_INDEXED.keys()].filter((file) => !open.has(file))
}
