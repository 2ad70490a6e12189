/** The design's own policies: written as lines, simulated as lines, read back as the field, and one switch with or without. */

import { describe, expect, it } from 'vitest'
import { playScenario, type ScenarioResult } from '../analysis/index'
import { compileDesign } from '../compile/index'
import type { ScenarioPlan } from '../config/index'
import { applied, type Design, deviceNamed, type Edit, usualVoicePolicy } from '../design/index'
import { handEdit, importConfigurations } from '../interop/index'
import { done } from '../testing/done'
import { type Lab, reference, settle } from '../testing/lab'

const SITE = 'soho-vp'
const UPLINK = 256
const DOWNLINK = 1500

const PLAN: ScenarioPlan = {
  name: 'test',
  until: 9e6,
  events: [],
  calls: [{ name: 'call', from: 'hq-phone', to: 'phone-0', codec: 'g729', start: 0 }],
  flows: [],
  transfers: [],
}
const UPLOAD = { name: 'upload', from: 'phone-0', to: 'admin-pc', kbit: 320, size: 1400, start: 1e6, end: 8e6 }
const DOWNLOAD = { name: 'download', from: 'admin-pc', to: 'phone-0', kbit: 1875, size: 1400, start: 1e6, end: 8e6 }

function edited(design: Design, edit: Edit): Design {
  const next = applied(design, edit)
  if (typeof next === 'string') throw new Error(next)
  return next
}

const set = (name: string, change: Readonly<Record<string, unknown>>, design = reference()): Design =>
  edited(design, { kind: 'set-device', name, change })

const textOf = (design: Design, device: string): string =>
  compileDesign(design).devices.find((item) => item.device === device)?.text ?? ''

function played({ network }: Lab, transfer: NonNullable<ScenarioPlan['transfers']>[number]): ScenarioResult {
  return done(playScenario(network, { ...PLAN, transfers: [transfer] }, {})).result
}

const usual = usualVoicePolicy(reference(), SITE)
const withPolicy = set(SITE, { voicePolicy: usual })

describe('voice first on a site’s uplink', () => {
  it('is usually shaped to less than the line, and has room for a call as the router counts it', () => {
    expect(usual?.shapeKbit).toBeLessThan(UPLINK)
    // Of 198 that the cells of the line leave beside a call (config/shaping.ts), in whole per cent.
    expect(usual?.shapeKbit).toBe(Math.round(UPLINK * 0.77))
    // 120 bytes in 3DES and SHA with NAT traversal (FACTS: Bytes and voice), 14 of Ethernet, 50 a second.
    expect(usual?.priorityKbit).toBeGreaterThanOrEqual(((120 + 14) * 8 * 50) / 1000)
  })
  it('is written as lines, and nothing of it without the switch', () => {
    const text = textOf(withPolicy, SITE)
    for (const line of [
      'class-map match-any VOICE',
      `  priority ${usual?.priorityKbit}`,
      ' service-policy output UPLINK',
    ])
      expect(text).toContain(`\n${line}\n`)
    expect(textOf(set(SITE, { voicePolicy: undefined }, withPolicy), SITE)).toBe(textOf(reference(), SITE))
  })
  it('is what is simulated: the call loses nothing with it, and does without', () => {
    const lost = (design: Design) => played(settle(design), UPLOAD).calls[0]?.return.lost ?? -1
    expect(lost(withPolicy)).toBe(0)
    expect(lost(reference())).toBeGreaterThan(0)
  })
  it('is read back from its text: a changed rate changes the field, a line taken away takes the field away', () => {
    const read = (text: string) => {
      const change = handEdit(withPolicy, SITE, { text })
      if (typeof change === 'string') throw new Error(change)
      return { ...change, after: edited(withPolicy, change.edit) }
    }
    const text = textOf(withPolicy, SITE)
    const raised = read(text.replace(/^ {2}priority \d+/m, '  priority 99'))
    expect(raised).toMatchObject({ byHand: 0 })
    expect(deviceNamed(raised.after, SITE)).toMatchObject({ voicePolicy: { ...usual, priorityKbit: 99 } })
    const gone = read(text.replace(' service-policy output UPLINK\n', ''))
    expect(deviceNamed(gone.after, SITE)).not.toHaveProperty('voicePolicy')
    expect(textOf(gone.after, SITE).split('\n').sort()).toEqual(
      text.replace(' service-policy output UPLINK\n', '').split('\n').sort(),
    )
  })
})

describe('the head-ends’ shape of each site', () => {
  const percent = 75
  const shaped = ['gateway-1', 'gateway-2'].reduce(
    (design, name) => set(name, { siteShapingPercent: percent }, design),
    reference(),
  )
  it('has a class for each site’s LAN with a part of its downlink, and the dynamic map lets it see them', () => {
    const text = textOf(shaped, 'gateway-1')
    expect(text.match(/^class-map match-all SITE-/gm)).toHaveLength(6)
    expect(text).toContain(`  shape average ${Math.round(DOWNLINK * percent * 10)}\n  service-policy SITE-CLASSES`)
    expect(text).toMatch(/ qos pre-classify\n/)
    expect(text).toContain('ip access-list extended SITE-10.81.2.24\n permit ip any 10.81.2.24 0.0.0.7')
  })
  it('keeps a call whole that a download would take the line from', () => {
    const heard = (design: Design) => played(settle(design), DOWNLOAD).calls[0]?.forward
    const [with_, without] = [heard(shaped), heard(reference())]
    expect(with_?.lost).toBe(0)
    expect(without?.lost).toBeGreaterThan(0)
  })
  it('is read back as its field by an import of all texts, and is all that its lines say', () => {
    const files = compileDesign(shaped).devices.flatMap(({ device, text }) =>
      text === '' ? [] : [{ name: `${device}.cfg`, text }],
    )
    const { design } = importConfigurations(files, { values: {}, surroundings: true })
    if (!design) throw new Error('nothing was imported')
    for (const name of ['gateway-1', 'gateway-2']) {
      const read = deviceNamed(design, name)
      expect(read).toMatchObject({ siteShapingPercent: percent })
      expect(textOf(design, name)).toBe(textOf(shaped, name))
      expect(JSON.stringify(read && 'patch' in read ? read.patch : undefined)).not.toContain('SITE-')
    }
  })
  it('follows an edit by hand of all its shapes, and goes with the policy on the interface', () => {
    const text = textOf(shaped, 'gateway-1')
    const reread = (changed: string) => {
      const change = handEdit(shaped, 'gateway-1', { text: changed })
      if (typeof change === 'string') throw new Error(change)
      return deviceNamed(edited(shaped, change.edit), 'gateway-1')
    }
    const lower = text.replaceAll(`shape average ${DOWNLINK * percent * 10}`, `shape average ${DOWNLINK * 700}`)
    expect(reread(lower)).toMatchObject({ siteShapingPercent: 70 })
    expect(reread(text.replace(' service-policy output SITES\n', ''))).not.toHaveProperty('siteShapingPercent')
  })
  it('changes nothing for the other sites’ own lines', () => {
    expect(textOf(shaped, 'soho-24')).toBe(textOf(reference(), 'soho-24'))
  })
})
