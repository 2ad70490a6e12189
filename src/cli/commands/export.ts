/** `export`: one configuration per device, papers about them, or files for other tools. */
import { join } from 'node:path'
import type { Design, DeviceText, WrittenDocument } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import { findingsOf, findingText } from '../findings'
import type { ExportJson } from '../json'
import { readDesign } from '../read-design'
import { makeFolder, writeText } from '../write-file'
import { exportLab, FORMAT_NAMES } from './lab'

export const exportCommand: Command = {
  name: 'export',
  summary: 'the configurations of its devices, papers about them, or files for laboratories and other tools',
  words: ['<DESIGN>'],
  options: [
    { flags: '--out <DIR>', meaning: 'the folder that the files are written to' },
    {
      flags: '--format <FORMAT>',
      meaning: 'ios (one configuration per device), hand-off (for the firewall team) or runbook (enrolment)',
    },
    { flags: '--to <TOOL>', meaning: FORMAT_NAMES },
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
  if (!isDocument(format) && format !== 'ios') throw new Unusable(`--format ${format}: choose ios, hand-off or runbook`)
  makeFolder(out)
  const { findings, texts } = await findingsOf(design)
  const files = isDocument(format)
    ? await documents(design, format, call.flags.has('show-secrets'))
    : configurations(texts)
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

type DocumentKind = WrittenDocument['kind']

function isDocument(format: string): format is DocumentKind {
  return format === 'hand-off' || format === 'runbook'
}

/** Each document as Markdown to keep and as a page to print. */
async function documents(design: Design, kind: DocumentKind, showSecrets: boolean): Promise<readonly File[]> {
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 2,
    revision,
    question: { kind: 'documents', showSecrets },
  }))
  const written = answer.kind === 'documents' ? answer.documents.filter((item) => item.kind === kind) : []
  return written.flatMap((item) => [
    { name: `${item.stem}.md`, text: item.markdown },
    { name: `${item.stem}.html`, text: item.html },
  ])
}
