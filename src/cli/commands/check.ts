/** `check`: the design's findings. */
import type { Finding } from '../../engine/session'
import { ANSWER_OPTIONS, type CheckedAnswer, printAnswer } from '../answer'
import type { Call, Command, Streams } from '../command'
import { findingsOf, findingText } from '../findings'
import type { CheckJson } from '../json'
import type { CheckedCase } from '../junit'
import { readDesign } from '../read-design'

export const checkCommand: Command = {
  name: 'check',
  summary: "the design's findings",
  words: ['<DESIGN>'],
  options: ANSWER_OPTIONS,
  examples: [
    ['design.json', 'what the rules find; exit 1 when something is wrong'],
    ['design.json --json', 'the findings as one JSON value'],
  ],
  run: check,
}

async function check(call: Call, streams: Streams): Promise<number> {
  const name = call.words[0] ?? ''
  const { findings, texts } = await findingsOf(readDesign('check', name, streams))
  const devices = texts.flatMap(({ device, lines }) => (lines ? [{ name: device, lines }] : []))
  const found = findings.length === 0 ? 'Nothing to remark.\n' : `${findings.map(findingText).join('\n')}\n`
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const answer: CheckedAnswer = {
    title: `Findings of ${name}`,
    summary: `${findings.length} findings, ${errors} of them errors.`,
    value: { findings, devices } satisfies CheckJson,
    text: `${found}${devices.flatMap(sharesText).join('')}`,
    cases:
      findings.length === 0 ? [{ group: 'rules', name: 'nothing to remark', result: 'met' }] : findings.map(caseOf),
    tables: [{ title: 'Findings', columns: ['', 'device', 'finding', 'what to do'], rows: findings.map(rowOf) }],
  }
  printAnswer(answer, call, streams)
  return errors > 0 ? 1 : 0
}

const caseOf = (finding: Finding): CheckedCase => ({
  group: finding.rule,
  name: [finding.device, finding.summary].filter(Boolean).join(': '),
  result: finding.notKnown ? 'not known' : finding.severity === 'error' ? 'failed' : 'met',
  message: findingText(finding),
})

const rowOf = ({ severity, device = '', summary, remedy }: Finding) => [severity, device, summary, remedy]

/** Only of devices of which something is not simulated that may matter. */
function sharesText({ name, lines }: NonNullable<CheckJson['devices']>[number]): readonly string[] {
  const { simulated, noEffect, consequential, unknown } = lines
  if (consequential + unknown === 0) return []
  return [
    `${name}: of ${simulated + noEffect + consequential + unknown} lines ${simulated} are simulated, ${noEffect} have no effect here, ${consequential} have consequences that are not simulated, ${unknown} are not known\n`,
  ]
}
