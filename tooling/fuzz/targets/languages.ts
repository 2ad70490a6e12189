/** The two languages: reading never fails, what was written is read back, and converting never throws. */
import { ASA } from '../../../src/asa/commands'
import { type AsaConfig, parseAsa, renderAsa } from '../../../src/asa/index'
import { convertAsa, convertIos } from '../../../src/convert/index'
import { IOS as LANGUAGE } from '../../../src/ios/commands/all'
import { changeScript, type IosConfig, parseIos, renderIos, typeLine } from '../../../src/ios/index'
import { lineOf, textOf } from '../grammar'
import type { Random } from '../random'
import { demand, type Target } from '../target'
import { bendBytes, bendLine, bendText, CORPUS, corpusLine } from '../words'

const RELEASES = ['12.2(11)T', '12.4(24)T', '15.9']

function iosText(random: Random): string {
  const kind = random.below(10)
  if (kind < 4) return bendText(random, random.pick(CORPUS))
  const made = textOf(random, LANGUAGE, 1 + random.below(12))
  return kind < 8 ? made : bendText(random, made)
}

const SEPARATOR = /^\s*!?\s*$/

/** Lines without their margins and what only separates them. */
const linesOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !SEPARATOR.test(line))
    .map((line) => line.trim())
    .join('\n')

/** Written and read again every line is there, in its order; margins may differ where the text's own made no sense. */
function standsStill(once: string, again: string): void {
  const [before, after] = [linesOf(once), linesOf(again)]
  demand(before === after, `what was written is read back as something else: ${firstDifference(before, after)}`)
}

function firstDifference(a: string, b: string): string {
  const [before, after] = [a.split('\n'), b.split('\n')]
  const at = before.findIndex((line, index) => line !== after[index])
  const line = at < 0 ? before.length : at
  return `line ${line + 1}: ${JSON.stringify(before[line])} became ${JSON.stringify(after[line])}`
}

function everyLineOnce(config: { readonly statements: IosConfig['statements'] | AsaConfig['statements'] }): void {
  const lines: number[] = []
  const walk = (items: readonly { readonly line: number; readonly children: readonly unknown[] }[]) => {
    for (const item of items) {
      lines.push(item.line)
      walk(item.children as typeof items)
    }
  }
  walk(config.statements)
  demand(
    lines.every((line, index) => index === 0 || line >= (lines[index - 1] ?? 0)),
    'lines were read out of their order',
  )
}

const ROUTER: Target = {
  name: 'ios-text',
  holds: 'parse and convert never throw; text that was rendered reads back as itself; lines stay in order',
  usualMs: 30,
  make: iosText,
  check(input) {
    const { config } = parseIos(input)
    everyLineOnce(config)
    const once = renderIos(config)
    standsStill(once, renderIos(parseIos(once).config))
    for (const release of RELEASES) convertIos('r1', config, { release })
  },
}

const FIREWALL: Target = {
  name: 'asa-text',
  holds: 'the same for ASA and PIX',
  usualMs: 30,
  make(random) {
    const head = random.pick(['ASA Version 9.8(2)\n', 'PIX Version 6.3(5)\n', 'ASA Version 8.2(5)\n', ''])
    const made = textOf(random, ASA, 1 + random.below(15))
    return head + (random.chance(0.5) ? made : bendText(random, made))
  },
  check(input) {
    const { config } = parseAsa(input)
    everyLineOnce(config)
    const once = renderAsa(config)
    standsStill(once, renderAsa(parseAsa(once).config))
    for (const release of ['9.8', '6.3']) convertAsa('fw', config, { release })
  },
}

/** Lines separated by line breaks; the first text and the typed lines by a form feed. */
const TYPED: Target = {
  name: 'typed-lines',
  holds: 'a typed line is taken or refused, never throws; what it leaves renders and reads back as itself',
  usualMs: 30,
  make(random) {
    const lines = Array.from({ length: 1 + random.below(6) }, () => {
      const line = random.chance(0.5) ? lineOf(random, random.pick(LANGUAGE.declarations).elements) : corpusLine(random)
      return random.chance(0.4) ? bendLine(random, line) : line
    })
    return `${random.pick(CORPUS)}\f${lines.join('\n')}`
  },
  check(input) {
    const [text = '', typed = ''] = input.split('\f')
    let { config } = parseIos(text)
    let section: readonly string[] = []
    for (const line of typed.split('\n')) {
      const result = typeLine(config, section, line)
      if (result.kind === 'refused') continue
      ;({ config, section } = result)
    }
    const once = renderIos(config)
    standsStill(once, renderIos(parseIos(once).config))
  },
}

const SCRIPTS: Target = {
  name: 'change-scripts',
  holds: 'the script from one text to another can be made both ways without a throw, and to itself is empty',
  usualMs: 60,
  make: (random) => `${iosText(random)}\f${random.chance(0.5) ? iosText(random) : bendBytes(random, iosText(random))}`,
  check(input) {
    const [from = '', to = ''] = input.split('\f').map((text) => parseIos(text).config)
    if (typeof from === 'string' || typeof to === 'string') return
    changeScript(from, to)
    changeScript(to, from)
    demand(changeScript(from, from).lines.length === 0, 'a configuration differs from itself')
  },
}

export const LANGUAGE_TARGETS: readonly Target[] = [ROUTER, FIREWALL, TYPED, SCRIPTS]
