/** `addresses`: what is given out of which block, what is free, how it can grow and what that changes on which device. */
import {
  addressOverview,
  type Design,
  type Edit,
  findFree,
  growthOf,
  linesOfEdit,
  lineWords,
  summaryOf,
} from '../../engine/session'
import { parsePrefix, plural } from '../../net/index'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { AddressesJson } from '../json'
import { readDesign } from '../read-design'

export const addressesCommand: Command = {
  name: 'addresses',
  summary: 'the address plan: use, free blocks, growth and its lines',
  words: ['<DESIGN>'],
  options: [
    { flags: '--find <LENGTH>', meaning: 'where a LAN of this mask length would go, by each way of choosing' },
    {
      flags: '--pools <LIST>',
      meaning: 'the lines that other pools would change on every device: "10.81.2.0/23 10.81.8.0/21"',
    },
    JSON_OPTION,
  ],
  examples: [
    ['design.json', 'use, free blocks, growth, what one line for all would swallow'],
    ['design.json --pools "10.81.2.0/23 10.81.8.0/21"', 'every line that changes, before it is done'],
  ],
  run: addresses,
}

function addresses(call: Call, streams: Streams): number {
  const design = readDesign('addresses', call.words[0], streams)
  const { find, pools } = call.options
  if (find !== undefined && !/^(?:[89]|[12]\d|30)$/.test(find))
    throw new Unusable(`--find ${find}: write a mask length from 8 to 30`)
  const value = answerOf(design, find, pools)
  if (call.flags.has('json')) streams.out(json(value satisfies AddressesJson))
  else streams.out(textOf(value))
  return value.conflicts.some(({ severity }) => severity === 'error') ? 1 : 0
}

function answerOf(design: Design, find: string | undefined, pools: string | undefined): AddressesJson {
  const { blocks, conflicts } = addressOverview(design)
  const growth = growthOf(design).map(({ edit, ...item }) => {
    const lines = linesOfEdit(design, edit, true)
    return { ...item, lines: typeof lines === 'string' ? lines : lineWords(lines) }
  })
  return {
    blocks: blocks.map(({ cells: _cells, ...block }) => block),
    growth,
    summary: summaryOf(design),
    conflicts,
    ...(find === undefined ? {} : { found: { length: Number(find), ...findFree(design, Number(find)) } }),
    ...(pools === undefined ? {} : { changes: changesOf(design, pools) }),
  }
}

function changesOf(design: Design, text: string): NonNullable<AddressesJson['changes']> {
  const pools = text.split(/[\s,]+/).filter(Boolean)
  const wrong = pools.find((pool) => !parsePrefix(pool))
  if (wrong !== undefined) throw new Unusable(`--pools: "${wrong}" is no pool: write it like 10.81.2.0/23`)
  const edit: Edit = { kind: 'set-vpn', vpn: { ...design.vpn, pools } }
  const lines = linesOfEdit(design, edit)
  if (typeof lines === 'string') throw new Unusable(lines)
  return lines.map(({ device, removed, added, change }) => ({
    device,
    removed,
    added,
    lines: change.lines,
    rollback: change.rollback,
    rest: change.rest,
  }))
}

const KINDS = { sites: 'pool of sites', access: 'access network', 'head-ends': 'head-ends' } as const

function textOf({ blocks, growth, summary, conflicts, found, changes }: AddressesJson): string {
  const lines = [
    ...blocks.map(
      ({ kind, block, size, taken, free, holds }) =>
        `${block.padEnd(19)} ${KINDS[kind].padEnd(15)} ${String(Math.round((100 * taken) / size)).padStart(3)} % taken, ${free} of ${holds} free`,
    ),
    '',
    ...growth.map(
      ({ block, sites, widens, lines: words }) =>
        `${block} holds ${plural(sites, 'site')} more${widens === undefined ? '' : ` and makes one with ${widens}`}: ${words}`,
    ),
    ...(summary.merged ? [`The pools can be written as ${summary.merged.join(' and ')}, and cover the same.`] : []),
    ...(summary.cover === undefined
      ? []
      : [`One line for all pools would be ${summary.cover}.`, ...summary.dangers.map((danger) => `  ${danger}`)]),
    ...(found
      ? [
          `A /${found.length}: ${found.count} free; lowest ${found.lowest ?? 'none'}, next ${found.next ?? 'none'}, tightest ${found.tightest ?? 'none'}`,
        ]
      : []),
    ...conflicts.map(
      ({ severity, device, summary: text, remedy }) =>
        `${severity}: ${device === undefined ? '' : `${device}: `}${text}. ${remedy}`,
    ),
    ...(changes ?? []).flatMap(({ device, removed, added }) => [
      '',
      device,
      ...removed.map((line) => `  - ${line}`),
      ...added.map((line) => `  + ${line}`),
    ]),
    ...(changes?.length === 0 ? ['No line of any device changes.'] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}
