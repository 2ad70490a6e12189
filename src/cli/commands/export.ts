/** `export`: one configuration per device, papers about them, or files for other tools. */
import { join } from 'node:path'
import { type Design, type DeviceText, LAB_FORMATS, type Request, type WrittenDocument } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import { findingsOf, findingText } from '../findings'
import type { ExportJson } from '../json'
import { readDesign } from '../read-design'
import { makeFolder, writeText } from '../write-file'
import { exportLab, FORMAT_NAMES } from './lab'

const FORMATS = ['ios', 'paste', 'startup', 'check-sheet', 'hand-off', 'runbook'] as const

export const exportCommand: Command = {
  name: 'export',
  summary: 'the configurations of its devices, papers about them, or files for laboratories and other tools',
  words: ['<DESIGN>'],
  options: [
    { flags: '--out <DIR>', meaning: 'the folder that the files are written to' },
    {
      flags: '--format <FORMAT>',
      meaning:
        'ios (one configuration per device, as simulated), paste (to be typed or pasted), startup (as startup-config), check-sheet (what to type before and after), hand-off (for the firewall team) or runbook (enrolment)',
      values: FORMATS,
    },
    { flags: '--reload-in <MINUTES>', meaning: 'with --format paste: a reload that is taken back when all went well' },
    { flags: '--to <TOOL>', meaning: FORMAT_NAMES, values: LAB_FORMATS },
    { flags: '--router <BOX>', meaning: 'with --to: the box that routers become there, as cisco_iol or c7200' },
    {
      flags: '--files-only',
      meaning: 'with --to: without EXPECTED.md and the scenarios, which take runs of the network',
    },
    JSON_OPTION,
  ],
  examples: [
    ['design.json --out configs', 'one configuration per device'],
    ['design.json --out papers --format hand-off', 'what the team that owns the firewall needs'],
    ['design.json --out paste --format paste --reload-in 10', 'what brings up boxes from the factory'],
    ['design.json --to containerlab --out lab', 'a laboratory, and EXPECTED.md: what should come out of it'],
  ],
  run: exportTexts,
}

async function exportTexts(call: Call, streams: Streams): Promise<number> {
  const { out, format = 'ios' } = call.options
  if (out === undefined) throw new Unusable('export needs --out DIR')
  const design = readDesign('export', call.words[0], streams)
  const { to } = call.options
  if (to !== undefined) return exportLab(design, to, out, call, streams)
  const reloadMinutes = minutesOf(call.options['reload-in'])
  if (!isFormat(format)) throw new Unusable(`--format ${format}: choose ${FORMATS.join(', ')}`)
  if (reloadMinutes !== undefined && format !== 'paste') throw new Unusable('--reload-in belongs to --format paste')
  makeFolder(out)
  const { findings, texts } = await findingsOf(design)
  const files = await filesOf(design, format, texts, call.flags.has('show-secrets'), reloadMinutes)
  for (const { name, text } of files) writeText(join(out, name), text)
  const names = files.map((item) => item.name)
  streams.out(call.flags.has('json') ? json({ files: names, findings } satisfies ExportJson) : lines(names))
  for (const finding of call.flags.has('json') ? [] : findings) streams.err(`${findingText(finding)}\n`)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}

const lines = (names: readonly string[]) => names.map((name) => `${name}\n`).join('')

interface File {
  readonly name: string
  readonly text: string
}

function configurations(texts: readonly DeviceText[]): readonly File[] {
  return texts
    .filter((item) => item.language !== 'none')
    .map((item) => ({ name: item.fileName, text: item.taken ?? item.text }))
}

type Format = (typeof FORMATS)[number]

const isFormat = (format: string): format is Format => FORMATS.some((item) => item === format)

function minutesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Unusable(`--reload-in ${text}: write minutes from 1 to 999`)
  return Number(text)
}

function filesOf(
  design: Design,
  format: Format,
  texts: readonly DeviceText[],
  showSecrets: boolean,
  reloadMinutes: number | undefined,
): readonly File[] | Promise<readonly File[]> {
  switch (format) {
    case 'ios':
      return configurations(texts)
    case 'paste':
    case 'startup':
      return inForms(design, format, reloadMinutes)
    case 'check-sheet':
      return documents(design, { kind: 'check-sheet', showSecrets }, format)
    case 'hand-off':
    case 'runbook':
      return documents(design, { kind: 'documents', showSecrets }, format)
  }
}

type Question = Extract<Request, { readonly kind: 'ask' }>['question']

const asked = (design: Design, question: Question) =>
  answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))

async function inForms(
  design: Design,
  form: 'paste' | 'startup',
  reloadMinutes: number | undefined,
): Promise<readonly File[]> {
  const answer = await asked(design, { kind: 'forms', form, ...(reloadMinutes === undefined ? {} : { reloadMinutes }) })
  return answer.kind === 'forms' ? answer.files.map(({ fileName, text }) => ({ name: fileName, text })) : []
}

/** Each document as Markdown to keep and as a page to print. */
async function documents(
  design: Design,
  question: Extract<Question, { readonly kind: 'documents' | 'check-sheet' }>,
  kind: WrittenDocument['kind'],
): Promise<readonly File[]> {
  const answer = await asked(design, question)
  const all = answer.kind === 'documents' || answer.kind === 'check-sheet' ? answer.documents : []
  return all
    .filter((item) => item.kind === kind)
    .flatMap((item) => [
      { name: `${item.stem}.md`, text: item.markdown },
      { name: `${item.stem}.html`, text: item.html },
    ])
}
