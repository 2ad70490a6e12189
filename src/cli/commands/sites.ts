/** `sites`: many at once: added, changed or removed by a table, and written as one. */
import {
  applied,
  beyondTable,
  type Design,
  type Edit,
  patternProblem,
  placedIn,
  planChanges,
  planSites,
  type ReadTable,
  readSites,
  removeSites,
  renderDesignFile,
  SITE_FIELDS,
  type SiteField,
  type SiteTemplate,
  sitesIn,
  sitesText,
  type TableProblem,
  valuesOf,
} from '../../engine/session'
import { type NameTable, nameTable, plural, wordTable } from '../../net/index'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { SitesJson } from '../json'
import { readDesign, readText } from '../read-design'
import { wholeNumber } from '../whole-number'
import { checkWritable, writeText } from '../write-file'

/** Options that say what all sites are like, by the field that each gives. */
const TEMPLATE: readonly (readonly [flag: string, value: string, field: SiteField])[] = [
  ['nat', 'KIND', 'nat'],
  ['access', 'KIND', 'access'],
  ['down', 'KBIT', 'down'],
  ['up', 'KBIT', 'up'],
  ['delay', 'MS', 'delay'],
  ['box', 'NAME', 'box'],
  ['release', 'NAME', 'release'],
  ['peers', 'LIST', 'peers'],
  ['length', 'BITS', 'length'],
]

export const sitesCommand: Command = {
  name: 'sites',
  summary: 'many sites at once: add, change, remove or export them',
  verbatim: true,
  words: ['<add|change|remove|export>', '<DESIGN>'],
  options: [
    { flags: '--csv <FILE>', meaning: 'a table of sites, with headings or as a bare list (- for standard input)' },
    { flags: '--count <N>', meaning: 'with add: so many sites, with the next free names and addresses' },
    { flags: '--naming <PATTERN>', meaning: 'with add: their names, as store-{n:3}; also {octet} and {octets}' },
    { flags: '--first <N>', meaning: 'with add: the first number of the pattern (usually 1)' },
    {
      flags: '--site <NAME>',
      meaning: 'with change or remove: a site; without any, and without a table, all',
      repeated: true,
    },
    ...TEMPLATE.map(([flag, value, field]) => ({
      flags: `--${flag} <${value}>`,
      meaning: `with add or change: ${SITE_FIELDS[field].says}`,
    })),
    { flags: '--out <FILE>', meaning: 'where the design, or with export the table, is written' },
    { flags: '--dry-run', meaning: 'tells what would come and writes nothing' },
    { flags: '--skip', meaning: 'leaves out rows that are wrong; otherwise nothing is done when one is' },
    JSON_OPTION,
  ],
  examples: [
    ['export design.json > sites.csv', 'a table for a spreadsheet'],
    ['add design.json --count 192 --naming store-{n:3} --out big.json', 'a hundred and ninety-two'],
    ['add design.json --csv sites.csv --dry-run', 'what the table would bring, and what is wrong in it'],
    ['change design.json --box c881 --out new.json', 'one box for all'],
  ],
  run: sites,
}

function sites(call: Call, streams: Streams): number {
  const [verb, name] = call.words
  const design = readDesign(`sites ${verb ?? ''}`, name, streams)
  switch (verb) {
    case 'export':
      return exportSites(design, call, streams)
    case 'add':
    case 'change':
    case 'remove':
      return finish(design, WORK[verb](design, call), call, streams)
    default:
      throw new Unusable(`sites ${verb ?? ''}: choose add, change, remove or export`)
  }
}

function exportSites(design: Design, call: Call, { out, err }: Streams): number {
  const rows = sitesIn(design).map(valuesOf)
  const text = sitesText(rows)
  for (const beyond of beyondTable(design)) err(`headend: not in the table: ${beyond}\n`)
  if (call.options.out !== undefined) writeText(call.options.out, text)
  else if (call.flags.has('json')) out(json({ sites: rows.map(cellsOf), problems: [] } satisfies SitesJson))
  else out(text)
  return 0
}

/** A site as its table has it, by the headings. */
function cellsOf(values: ReturnType<typeof valuesOf>): NameTable<string> {
  const fields = Object.keys(values) as SiteField[]
  return nameTable(
    fields.map((field) => [
      SITE_FIELDS[field].heading,
      (SITE_FIELDS[field].write as (value: unknown) => string)(values[field]),
    ]),
  )
}

/** What a call comes to: lines for people, rows for JSON, and the edit. */
interface Outcome {
  readonly lines: readonly string[]
  readonly sites: SitesJson['sites']
  readonly problems: readonly TableProblem[]
  readonly edit: Edit | undefined
}

type Work = (design: Design, call: Call) => Outcome

const WORK: Readonly<Record<'add' | 'change' | 'remove', Work>> = {
  add: (design, call) => {
    const table = tableOf(call)
    const count = countOf(call)
    if (!table && count === undefined) throw new Unusable('sites add needs --count N or --csv FILE')
    const template = templateOf(call)
    const rows = table?.rows ?? Array.from({ length: count ?? 0 }, () => ({}))
    const { sites: made, problems, edit } = planSites(design, rows, template)
    return {
      lines: made.map(
        (site) =>
          `${site.names.router.padEnd(20)} ${site.lan.padEnd(18)} ${site.public.padEnd(20)} ${site.box} ${site.release}`,
      ),
      sites: made.map(({ names, lan, public: address, nat, box, release, peers }) =>
        wordTable({ site: names.router, lan, public: address, nat, box, release, peers: peers.join(' ') }),
      ),
      problems: [...(table?.problems ?? []), ...placedIn(table, problems)],
      edit,
    }
  },
  change: (design, call) => {
    const table = tableOf(call)
    const { naming: _naming, first: _first, ...wanted } = templateOf(call)
    const rows = table
      ? table.rows.map((row) => ({ ...wanted, ...row }))
      : namesOf(design, call).map((site) => ({ ...wanted, site }))
    const { changed, same, problems, edit } = planChanges(design, rows)
    return {
      lines: [
        ...changed.map(({ site, fields }) => `${site.padEnd(20)} ${fields.join(', ')}`),
        `${plural(same, 'site')} as they are`,
      ],
      sites: changed.map(({ site, fields }) => wordTable({ site, changed: fields.join(' ') })),
      problems: [...(table?.problems ?? []), ...placedIn(table, problems)],
      edit,
    }
  },
  remove: (design, call) => {
    const table = tableOf(call)
    const gone = table ? table.rows.flatMap(({ site }) => site ?? []) : namesOf(design, call)
    const edit = removeSites(design, gone)
    if (typeof edit === 'string') throw new Unusable(edit)
    return { lines: gone, sites: gone.map((site) => wordTable({ site })), problems: table?.problems ?? [], edit }
  },
}

function tableOf(call: Call): ReadTable | undefined {
  return call.options.csv === undefined ? undefined : readSites(readText(call.options.csv))
}

function countOf(call: Call): number | undefined {
  const { count } = call.options
  return count === undefined ? undefined : wholeNumber('count', count, 1, MOST)
}

/** As many devices as a file of a design takes, at three a site. */
const MOST = 6000

function templateOf(call: Call): SiteTemplate {
  const { naming, first } = call.options
  const values = new Map<string, unknown>()
  for (const [flag, , field] of TEMPLATE) {
    const text = call.options[flag]
    if (text === undefined) continue
    const read = SITE_FIELDS[field].read(text)
    if (typeof read === 'string') throw new Unusable(`--${flag}: ${read}`)
    values.set(field, read.value)
  }
  const wrong = naming === undefined ? undefined : patternProblem(naming)
  if (wrong !== undefined) throw new Unusable(`--naming ${naming}: ${wrong}`)
  if (first !== undefined && !/^\d{1,9}$/.test(first)) throw new Unusable(`--first ${first}: write a whole number`)
  return {
    ...Object.fromEntries(values),
    ...(naming === undefined ? {} : { naming }),
    ...(first === undefined ? {} : { first: Number(first) }),
  }
}

const namesOf = (design: Design, call: Call): readonly string[] =>
  call.lists.site ?? sitesIn(design).map(({ router }) => router.name)

function finish(
  design: Design,
  { lines, sites: rows, problems, edit }: Outcome,
  call: Call,
  { out, err }: Streams,
): number {
  const isDry = call.flags.has('dry-run')
  const to = call.options.out
  if (!isDry && to === undefined) throw new Unusable(`sites ${call.words[0]} needs --out FILE, or --dry-run`)
  for (const problem of problems) err(`${problemText(problem, call.options.csv)}\n`)
  if (call.flags.has('json')) out(json({ sites: rows, problems } satisfies SitesJson))
  else out(lines.map((line) => `${line.trimEnd()}\n`).join(''))
  if (problems.length > 0 && !call.flags.has('skip')) {
    if (!isDry)
      throw new Unusable(`nothing was written: ${plural(problems.length, 'problem')} (--skip leaves those rows out)`)
    return 1
  }
  if (isDry || to === undefined) return problems.length > 0 ? 1 : 0
  checkWritable(to)
  const next = edit ? applied(design, edit) : design
  if (typeof next === 'string') throw new Unusable(next)
  writeText(to, renderDesignFile(next))
  if (!call.flags.has('json'))
    out(`${plural(rows.length, 'site')} ${DONE.get(call.words[0] ?? '') ?? ''}. Written to ${to}.\n`)
  return problems.length > 0 ? 1 : 0
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['add', 'added'],
  ['change', 'changed'],
  ['remove', 'removed'],
])

function problemText({ line, column, field, problem }: TableProblem, file: string | undefined): string {
  const at = [
    ...(file === undefined ? [] : [file]),
    ...(line > 0 && file !== undefined ? [`line ${line}`] : []),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ')
  const what = field === undefined ? '' : ` (${SITE_FIELDS[field].heading})`
  return `${at === '' ? 'headend' : `${at}${what}`}: ${problem}`
}
