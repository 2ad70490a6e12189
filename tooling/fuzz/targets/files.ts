/** Whatever comes in as a file: imports of many texts, design files of every version, scenarios, durations, faults. */
import { parseFault } from '../../../src/config/fault'
import {
  builtInScenarios,
  type Design,
  parseDesignFile,
  parseDuration,
  parseScenarioFile,
  REFERENCE_DESIGNS,
  renderDesignFile,
  renderScenarioFile,
} from '../../../src/design/index'
import { buildScene } from '../../../src/engine/build'
import { importConfigurations } from '../../../src/interop/index'
import type { Random } from '../random'
import { demand, type Target } from '../target'
import { anyWord, bendBytes, bendText, CORPUS, HOSTILE } from '../words'

/** Files are separated by a form feed. */
const IMPORT: Target = {
  name: 'import',
  holds: 'an import of many files answers; its design is written, read back, and built',
  usualMs: 400,
  make: (random) =>
    Array.from({ length: 1 + random.below(4) }, () => {
      const text = random.pick(CORPUS)
      return random.chance(0.7) ? bendText(random, text) : text
    }).join('\f'),
  check(input) {
    const files = input.split('\f').map((text, index) => ({ name: `f${index}.cfg`, text }))
    const { design } = importConfigurations(files, { values: {} })
    if (!design) return
    const read = parseDesignFile(renderDesignFile(design))
    demand('design' in read && read.design !== undefined, 'the design that an import made cannot be read back')
    buildScene(read.design as Design)
  },
}

const BUILT_IN = REFERENCE_DESIGNS.map((item) => renderDesignFile(item.build()))

/** Another value somewhere in a JSON value. */
function bendJson(random: Random, value: unknown): unknown {
  if (random.chance(0.08)) return random.pick<unknown>([null, -1, 0, 1e308, '', [], {}, true, anyWord(random)])
  if (Array.isArray(value)) {
    if (value.length === 0) return value
    const at = random.below(value.length)
    if (random.chance(0.15)) return [...value, value[at]]
    if (random.chance(0.15)) return value.filter((_, index) => index !== at)
    return value.map((item, index) => (index === at ? bendJson(random, item) : item))
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    if (entries.length === 0) return value
    const at = random.below(entries.length)
    if (random.chance(0.08)) return Object.fromEntries(entries.filter((_, index) => index !== at))
    if (random.chance(0.05)) return Object.fromEntries([...entries, [random.pick(HOSTILE), entries[at]?.[1]]])
    return Object.fromEntries(entries.map(([key, item], index) => [key, index === at ? bendJson(random, item) : item]))
  }
  if (typeof value === 'number') return random.pick([value + 1, -value, 0, value * 1e6, value / 3])
  if (typeof value === 'string') return random.chance(0.5) ? anyWord(random) : bendBytes(random, value)
  return value
}

const DESIGNS: Target = {
  name: 'design-file',
  holds: 'a design file is read or refused with a message; what was read is built and written again',
  usualMs: 200,
  make(random) {
    const text = random.pick(BUILT_IN)
    if (random.chance(0.3)) return bendBytes(random, text)
    let value: unknown = JSON.parse(text)
    for (let times = 1 + random.below(3); times > 0; times--) value = bendJson(random, value)
    if (random.chance(0.1) && typeof value === 'object' && value !== null)
      value = { ...value, version: random.below(12) }
    return JSON.stringify(value)
  },
  check(input) {
    const read = parseDesignFile(input)
    if (!('design' in read) || read.design === undefined) return
    buildScene(read.design)
    const again = parseDesignFile(renderDesignFile(read.design))
    demand('design' in again && again.design !== undefined, 'a design that was read cannot be written and read again')
  },
}

const SCENARIO_TEXTS = REFERENCE_DESIGNS.flatMap((item) =>
  builtInScenarios(item.build()).map((scenario) => renderScenarioFile(scenario)),
)

const SCENARIOS: Target = {
  name: 'scenario-file',
  holds: 'a scenario file is read or refused with a message',
  usualMs: 5,
  make(random) {
    const text = random.pick(SCENARIO_TEXTS)
    if (random.chance(0.3)) return bendBytes(random, text)
    let value: unknown = JSON.parse(text)
    for (let times = 1 + random.below(3); times > 0; times--) value = bendJson(random, value)
    return JSON.stringify(value)
  },
  check(input) {
    parseScenarioFile(input, 'fuzzed')
  },
}

const WORDS: Target = {
  name: 'durations-and-faults',
  holds: 'a duration is a finite number of seconds or none; a fault is one or a sentence',
  usualMs: 1,
  make: (random) => {
    const made = random.pick([
      '90s',
      '2m30s',
      '1h',
      'reload:gateway-2',
      'cut:gateway-1/FastEthernet0/1',
      'process:a/eigrp',
    ])
    return random.chance(0.7) ? bendBytes(random, made) : anyWord(random)
  },
  check(input) {
    const seconds = parseDuration(input)
    demand(seconds === undefined || Number.isFinite(seconds), `a duration is ${seconds}`)
    const fault = parseFault(input)
    demand(typeof fault !== 'string' || fault.length > 0, 'a fault is refused without a word')
  },
}

export const FILE_TARGETS: readonly Target[] = [IMPORT, DESIGNS, SCENARIOS, WORDS]
