/**
 * Each template, typed at the consoles of routers fresh from the factory: in the form to paste, and as the export stands. Every
 * line is taken, and the network that comes up is the designed one.
 */
import { describe, expect, it } from 'vitest'
import { type Design, REFERENCE_DESIGNS } from '../design/index'
import { inForm } from '../interop/index'
import { atSeconds, runUntilSettled, type SimTime } from '../sim/index'
import { type Lab, settle, trace } from '../testing/lab'
import { runningText } from './terminal/context'
import { fresh, linesOf, routersOf, routes, told, typedAt } from './testing/factory'

/** All but the empty canvas, which has no router, and the bare pair, which has no site. */
const NAMES = [
  'srnd-two-crossovers',
  'pair-beside-firewall',
  'single-hub',
  'two-hub-sites',
  'ikev2-vti',
  'two-callmanagers',
  'two-providers',
  'firewall-pair',
] as const

function quiet(name: string): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`there is no template ${name}`)
  return { ...found.build(), history: [] }
}

/** Port by port it would be shut on a box as it comes: what the export leaves to the box is opened by hand. */
const opened = (text: string): string =>
  text.replace(/^interface (?:(?:Fast|Gigabit)?Ethernet|Vlan)\S+\n(?:(?: .*)\n)*/gm, (section) =>
    /^ (?:no )?shutdown$/m.test(section) ? section : `${section} no shutdown\n`,
  )

function typedInto(design: Design, lab: Lab, form: (device: string, text: string) => string) {
  let loaded = fresh(design)
  const refused: string[] = []
  for (const { device, text } of routersOf(lab.built)) {
    const result = typedAt(loaded, device, form(device, text))
    loaded = result.after
    refused.push(...result.refused.map((line) => `${device}: ${line}`))
  }
  runUntilSettled(loaded.network, (loaded.network.now + atSeconds(900)) as SimTime)
  return { loaded, refused }
}

const ends = (lab: Lab) => {
  const phones = lab.design.devices.flatMap(({ kind, name }) => (kind === 'phone' ? [name] : []))
  return phones.map((phone) => {
    const { forward, return: back } = trace(lab, 'callmanager', phone)
    return [phone, forward.disposition, back.disposition, ...forward.hops.map(({ device }) => device)]
  })
}

const PASTED = (device: string, text: string) => inForm(device, 'ios', text, 'paste')
const TYPED = (_: string, text: string) => `enable\nconfigure terminal\n${opened(text)}`

/** How the document's own pair is pasted stands in factory-fresh.test.ts. */
const RUNS = [
  ['srnd-figure-c1', 'typed line by line', TYPED] as const,
  ...NAMES.flatMap((name) => [[name, 'pasted', PASTED] as const, [name, 'typed line by line', TYPED] as const]),
]

describe('a template in routers from the factory', () => {
  it.each(RUNS)('%s, %s, is taken whole and brings up the same network', (name, _, form) => {
    const design = quiet(name)
    const lab = settle(design)
    const { loaded, refused } = typedInto(design, lab, form)
    expect(refused).toEqual([])
    for (const { device, text } of routersOf(lab.built)) {
      const release = loaded.built.scene.configurations.find((item) => item.device === device)?.release ?? ''
      expect(linesOf(told(runningText(loaded, device), release))).toEqual(linesOf(told(text, release)))
    }
    expect(routes(loaded.network)).toEqual(routes(lab.network))
    const designed = ends(lab)
    expect(designed.flat()).toContain('accepted')
    expect(ends({ ...lab, network: loaded.network })).toEqual(designed)
  })
})
