/** `check`: the design's findings. */
import { type Call, type Command, JSON_OPTION, json, type Streams } from '../command'
import { findingsOf, findingText } from '../findings'
import type { CheckJson } from '../json'
import { readDesign } from '../read-design'

export const checkCommand: Command = {
  name: 'check',
  summary: "the design's findings",
  words: ['<DESIGN>'],
  options: [JSON_OPTION],
  examples: [
    ['design.json', 'what the rules find; exit 1 when something is wrong'],
    ['design.json --json', 'the findings as one JSON value'],
  ],
  run: check,
}

async function check(call: Call, streams: Streams): Promise<number> {
  const { findings, texts } = await findingsOf(readDesign('check', call.words[0]))
  const devices = texts.flatMap(({ device, lines }) => (lines ? [{ name: device, lines }] : []))
  if (call.flags.has('json')) streams.out(json({ findings, devices } satisfies CheckJson))
  else {
    streams.out(findings.length === 0 ? 'Nothing to remark.\n' : `${findings.map(findingText).join('\n')}\n`)
    streams.out(devices.flatMap(sharesText).join(''))
  }
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}

/** Only of devices of which something is not simulated that may matter. */
function sharesText({ name, lines }: NonNullable<CheckJson['devices']>[number]): readonly string[] {
  const { simulated, noEffect, consequential, unknown } = lines
  if (consequential + unknown === 0) return []
  return [
    `${name}: of ${simulated + noEffect + consequential + unknown} lines ${simulated} are simulated, ${noEffect} have no effect here, ${consequential} have consequences that are not simulated, ${unknown} are not known\n`,
  ]
}
