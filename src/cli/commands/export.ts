/** `export`: one configuration per device. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from '../arguments'
import { type Command, json, type Streams, Unusable } from '../command'
import { findingsOf, findingText } from '../findings'
import type { ExportJson } from '../json'
import { readDesign } from '../read-design'

export const exportCommand: Command = {
  name: 'export',
  usage: [['export DESIGN --out DIR', 'one configuration per device']],
  run: exportTexts,
}

async function exportTexts(call: Call, streams: Streams): Promise<number> {
  const { out, format = 'ios' } = call.options
  if (out === undefined) throw new Unusable('export needs --out DIR')
  if (format !== 'ios') throw new Unusable(`export --format ${format}: not available yet`)
  const { findings, texts } = await findingsOf(readDesign('export', call.words[0]))
  const written = texts.filter((item) => item.language !== 'none')
  mkdirSync(out, { recursive: true })
  const files = written.map((item) => {
    writeFileSync(join(out, item.fileName), item.text)
    return item.fileName
  })
  streams.out(call.flags.has('json') ? json({ files, findings } satisfies ExportJson) : `${files.join('\n')}\n`)
  for (const finding of call.flags.has('json') ? [] : findings) streams.err(`${findingText(finding)}\n`)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}
