/** `report`: the design report as a page to print or as Markdown, by the file's name. */
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { ReportJson } from '../json'
import { readDesign } from '../read-design'
import { checkWritable, writeText } from '../write-file'

export const reportCommand: Command = {
  name: 'report',
  summary: 'the design report, to print or as Markdown',
  words: ['<DESIGN>'],
  options: [
    { flags: '--out <FILE>', meaning: 'FILE.html to print, or FILE.md' },
    { flags: '--date <YYYY-MM-DD>', meaning: 'the date on it (today)' },
    JSON_OPTION,
  ],
  examples: [['design.json --out report.html', 'the whole design on paper']],
  run: report,
}

async function report(call: Call, streams: Streams): Promise<number> {
  const { out } = call.options
  if (out === undefined) throw new Unusable('report needs --out FILE')
  const form = /\.html?$/i.test(out) ? 'html' : /\.(md|markdown)$/i.test(out) ? 'markdown' : undefined
  if (!form) throw new Unusable(`--out ${out}: end the name in .html or .md`)
  const design = readDesign('report', call.words[0], streams)
  const date = call.options.date ?? new Date().toISOString().slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Unusable(`--date ${date}: write it as 2026-11-26`)
  checkWritable(out)
  const question = { kind: 'report', date, showSecrets: call.flags.has('show-secrets') } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'report') throw new Unusable('the engine gave no report')
  writeText(out, answer.document[form])
  streams.out(call.flags.has('json') ? json({ files: [out] } satisfies ReportJson) : `${out}\n`)
  return 0
}
