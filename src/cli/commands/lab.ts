/** `export --to`: a design as the files of a laboratory or another tool, and what should come out of it. */
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { type Design, LAB_FORMATS, type LabFormat, type WrittenLab } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, json, type Streams, Unusable } from '../command'
import type { LabJson } from '../json'
import { makeFolder, writeBytes, writeText } from '../write-file'

export const FORMAT_NAMES = LAB_FORMATS.join(', ')

/** Exit 0: what a tool cannot hold is no fault of the design. */
export async function exportLab(
  design: Design,
  to: string,
  out: string,
  call: Call,
  streams: Streams,
): Promise<number> {
  const format = LAB_FORMATS.find((item) => item === to)
  if (!format) throw new Unusable(`--to ${to}: choose ${FORMAT_NAMES}`)
  makeFolder(out)
  const lab = await labOf(design, format, call)
  for (const { name, text } of lab.files) {
    makeFolder(join(out, dirname(name)))
    writeText(join(out, name), text)
  }
  const names = [...lab.files.map(({ name }) => name), ...writeArchive(lab, out)]
  const { renamed, lost } = lab
  if (call.flags.has('json')) streams.out(json({ format, files: names, renamed, lost } satisfies LabJson))
  else printLab(names, lab, streams)
  return 0
}

async function labOf(design: Design, format: LabFormat, call: Call): Promise<WrittenLab> {
  const { router } = call.options
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 2,
    revision,
    question: {
      kind: 'lab',
      format,
      ...(router === undefined ? {} : { router }),
      expected: !call.flags.has('files-only'),
    },
  }))
  if (answer.kind !== 'lab') throw new Unusable('the engine gave no answer')
  return answer.lab
}

/** The files once more as the one archive that the tool takes. */
function writeArchive({ archive, files }: WrittenLab, out: string): readonly string[] {
  if (archive === undefined) return []
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]))
  writeBytes(join(out, archive), zipSync(entries, { mtime: new Date(ARCHIVE_DAY) }))
  return [archive]
}

/** The same design is the same archive, byte for byte. */
const ARCHIVE_DAY = '2000-01-01T12:00:00'

function printLab(names: readonly string[], { renamed, lost }: WrittenLab, streams: Streams): void {
  streams.out(names.map((name) => `${name}\n`).join(''))
  for (const { device, from, to } of renamed) streams.err(`${device}: ${from} is ${to} here\n`)
  for (const sentence of lost) streams.err(`not held: ${sentence}\n`)
}
