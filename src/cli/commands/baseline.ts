/** `baseline`: the management lines of each kind of device: switched on and off, written anew, secrets given. */
import {
  BASELINE_ROLES,
  type BaselineRole,
  baselineOverview,
  type Design,
  renderDesignFile,
  withBaselineChange,
} from '../../engine/session'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { BaselineJson } from '../json'
import { readDesign, readText } from '../read-design'
import { writeText } from '../write-file'

export const baselineCommand: Command = {
  name: 'baseline',
  summary: 'management lines: who may log in, clock, logs; on and off by kind of device',
  verbatim: true,
  words: ['<DESIGN>'],
  options: [
    { flags: '--on <KINDS>', meaning: `kinds that get one: ${BASELINE_ROLES.join(', ')}, or all` },
    { flags: '--off <KINDS>', meaning: 'kinds that get none; what was written for them is kept' },
    { flags: '--text <KIND=FILE>', meaning: 'the lines of a kind, from a file', repeated: true },
    {
      flags: '--secrets <FILE>',
      meaning: 'secrets that the lines ask for, one NAME=VALUE a line; - for standard input',
    },
    { flags: '--out <FILE>', meaning: 'the design with it; without it nothing is changed and the lines are printed' },
    JSON_OPTION,
  ],
  examples: [
    ['design.json --on all --secrets secrets.txt --out managed.json', 'the usual lines on every device'],
    ['managed.json', 'what each kind of device gets, and which secrets are missing'],
  ],
  run: baseline,
}

function baseline(call: Call, streams: Streams): number {
  const before = readDesign('baseline', call.words[0], streams)
  const design = changed(before, call)
  const { out } = call.options
  if (out !== undefined) writeText(out, renderDesignFile(design))
  const value = baselineOverview(design)
  if (call.flags.has('json')) streams.out(json(value satisfies BaselineJson))
  else streams.out(textOf(value, out === undefined))
  return value.missing.length > 0 ? 1 : 0
}

function changed(design: Design, call: Call): Design {
  const { on, off, secrets } = call.options
  const texts = call.lists.text ?? []
  if (on === undefined && off === undefined && secrets === undefined && texts.length === 0) return design
  const change = {
    on: kindsIn('--on', on),
    off: kindsIn('--off', off),
    texts: texts.flatMap((item) => {
      const [kind = '', ...file] = item.split('=')
      const text = readText(file.join('='))
      return kindsIn('--text', kind).map((one) => [one, text] as const)
    }),
    secrets: secretsIn(secrets),
  }
  return { ...design, baseline: withBaselineChange(design, change) }
}

function kindsIn(option: string, text: string | undefined): readonly BaselineRole[] {
  if (text === undefined) return []
  if (text === 'all') return BASELINE_ROLES
  return text.split(',').map((word) => {
    const kind = BASELINE_ROLES.find((item) => item === word.trim())
    if (!kind) throw new Unusable(`${option} ${word}: choose ${BASELINE_ROLES.join(', ')}, or all`)
    return kind
  })
}

/** On the command line itself every user of the machine could read them. */
function secretsIn(file: string | undefined): readonly (readonly [name: string, value: string])[] {
  if (file === undefined) return []
  return readText(file)
    .split(/\r?\n/)
    .flatMap((line, index): readonly (readonly [name: string, value: string])[] => {
      if (line.trim() === '' || line.startsWith('#')) return []
      const at = line.indexOf('=')
      if (at < 1) throw new Unusable(`${file}, line ${index + 1}: write NAME=VALUE`)
      return [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
    })
}

function textOf({ kinds, missing }: BaselineJson, whole: boolean): string {
  const lines = kinds.flatMap(({ kind, on, text }) => [
    `${kind}: ${on ? 'on' : 'off'}`,
    ...(whole
      ? text
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`)
      : []),
  ])
  const wanted = missing.length === 0 ? [] : [`Secrets that are not given: ${missing.join(', ')}`]
  return [...lines, ...wanted].map((line) => `${line}\n`).join('')
}
