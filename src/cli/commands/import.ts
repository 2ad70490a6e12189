/** `import`: configurations, or a laboratory's topology with those that it names, become a design. */

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { IMPORT_ROLES, type ImportDiagnostic, type Imported, importFiles, renderDesignFile } from '../../engine/session'
import { type NameTable, nameTable, plural } from '../../net/index'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { ImportJson } from '../json'
import { readBytes, readDesign } from '../read-design'
import { checkWritable, writeText } from '../write-file'
import { importTopology, isTopology, placedBy } from './import-topology'

export const importCommand: Command = {
  name: 'import',
  summary: 'configurations, folders of them, or a topology of containerlab or CML become a design',
  words: ['<FILE...>'],
  options: [
    { flags: '--out <DESIGN>', meaning: 'the design file that is written' },
    {
      flags: '--set <NAME=ADDRESS>',
      meaning: 'a value for a placeholder of the texts, as 64.yy.yy.a=198.51.100.1',
      repeated: true,
    },
    { flags: '--positions <FILE>', meaning: 'a draw.io drawing: devices stand where shapes of their names do' },
    { flags: '--surroundings', meaning: 'adds the firewall, Internet, homes and phones that they lack' },
    {
      flags: '--update <DESIGN>',
      meaning: 'a design that the files are of already: it is changed where they differ, and what differs is said',
    },
    {
      flags: '--role <NAME=KIND>',
      meaning: 'what a router is, where its text is taken for another: head-end, soho, router or firewall',
      repeated: true,
    },
    {
      flags: '--mask-secrets',
      meaning: 'keys and passwords become words that say nothing, alike where they were alike',
    },
    JSON_OPTION,
  ],
  examples: [
    ['configs --out design.json', 'every configuration of a folder'],
    [
      'tonight.zip --update design.json --out next.json',
      'what changed, is new or gone since; diff tells what it means',
    ],
    ['lab.clab.yml --out design.json', 'a laboratory: its cables, and the configurations that it names'],
    ['hub.cfg site.cfg --out design.json --surroundings', 'two of them, and what must stand around them'],
  ],
  run: importAll,
}

/** Exit 1 when something of the files is wrong, as a placeholder without a value: the design is written all the same. */
function importAll(call: Call, streams: Streams): number {
  const { out } = call.options
  if (out === undefined) throw new Unusable('import needs --out DESIGN')
  const names = call.words.flatMap(filesOf)
  if (names.length === 0) throw new Unusable('import needs FILE…: configurations, or folders of them')
  const drawing = names.find((name) => /\.drawio$/i.test(name))
  if (drawing !== undefined)
    throw new Unusable(`${drawing} is a drawing: give the configurations, and the drawing as --positions ${drawing}`)
  const values = valuesOf(call.lists.set ?? [])
  checkWritable(out)
  const read = isTopology(names) ? importTopology(names[0] ?? '') : readConfigurations(names, values, call, streams)
  const imported = placedBy(read, call.options.positions)
  if (!imported.design) throw new Unusable(imported.diagnostics.map(lineOf).join('\nheadend: '))
  writeText(out, renderDesignFile(imported.design))
  const { design: _design, ...answer } = imported
  if (call.flags.has('json')) streams.out(json(answer satisfies ImportJson))
  else printResult(imported, out, streams)
  return imported.diagnostics.some((item) => item.severity === 'error') ? 1 : 0
}

function readConfigurations(
  names: readonly string[],
  values: NameTable<string>,
  call: Call,
  streams: Streams,
): Imported {
  const { update } = call.options
  return importFiles(
    names.map((name) => ({ name, bytes: readBytes(name) })),
    {
      values,
      roles: nameTable((call.lists.role ?? []).map(roleOf)),
      surroundings: call.flags.has('surroundings'),
      maskSecrets: call.flags.has('mask-secrets'),
      ...(update === undefined ? {} : { update: readDesign('import', update, streams) }),
    },
  )
}

function roleOf(setting: string): readonly [string, (typeof IMPORT_ROLES)[number]] {
  const at = setting.lastIndexOf('=')
  const role = IMPORT_ROLES.find((item) => item === setting.slice(at + 1))
  if (at < 1 || !role) throw new Unusable(`--role ${setting}: write NAME=KIND, with ${IMPORT_ROLES.join(', ')} as kind`)
  return [setting.slice(0, at), role]
}

/** What configurations are called in a folder; a file that is named is read whatever its name. */
const CONFIGURATION = /\.(?:cfg|conf|config|txt|ios|log|zip)$/i

function filesOf(name: string): readonly string[] {
  if (name === '-' || !statSync(name, { throwIfNoEntry: false })?.isDirectory()) return [name]
  return readdirSync(name)
    .filter((item) => CONFIGURATION.test(item))
    .sort()
    .map((item) => join(name, item))
}

function valuesOf(settings: readonly string[]): NameTable<string> {
  return nameTable(
    settings.map((setting) => {
      const match = /^([^=]+)=(\d+\.\d+\.\d+\.\d+)$/.exec(setting)
      if (!match) throw new Unusable(`--set ${setting}: write NAME=ADDRESS, for example 64.yy.yy.a=198.51.100.1`)
      return [match[1] ?? '', match[2] ?? '']
    }),
  )
}

function printResult(
  { devices, links, diagnostics, normalised, offered }: Imported,
  out: string,
  streams: Streams,
): void {
  const device = (item: Imported['devices'][number]) =>
    [
      `${item.name.padEnd(20)} ${item.kind.padEnd(10)} ${item.change === undefined ? '' : `${item.change.padEnd(8)} `}${item.file ?? (item.change === 'gone' ? 'not among the files, and stays' : 'added')}${item.byHand === 0 ? '' : `, ${plural(item.byHand, 'line')} of its own that no field of the design says`}`,
      ...(item.doubt === undefined ? [] : [`  ${item.doubt} --role ${item.name}=KIND says otherwise.`]),
      ...(item.difference?.removed ?? []).map((line) => `  - ${line}`),
      ...(item.difference?.added ?? []).map((line) => `  + ${line}`),
    ]
      .map((line) => `${line}\n`)
      .join('')
  streams.out(devices.map(device).join(''))
  streams.out(links.map((link) => `${link.a} – ${link.b}  ${link.media}, ${link.reason}\n`).join(''))
  for (const item of diagnostics) streams.err(`${lineOf(item)}\n`)
  const lines = normalised.length === 1 ? 'line is' : 'lines are'
  if (normalised.length > 0)
    streams.out(`${normalised.length} ${lines} written otherwise by export (--json lists them).\n`)
  if (offered.length > 0)
    streams.out(
      `Not added, as no text calls for them: ${offered.map((item) => item.name).join(', ')} (--surroundings adds them).\n`,
    )
  streams.out(`Written to ${out}.\n`)
}

const lineOf = ({ severity, file, line, summary, remedy }: ImportDiagnostic) =>
  `${file === '' ? '' : `${file}${line > 0 ? `, line ${line}` : ''}: `}${severity}: ${summary}${remedy === '' ? '' : `. ${remedy}`}`
