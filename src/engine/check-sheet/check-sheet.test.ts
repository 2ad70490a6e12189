/** What is typed before and asked after, and that the answers are those of the simulated device. */

import { describe, expect, it } from 'vitest'
import { exec } from '../../console/index'
import type { Design } from '../../design/index'
import { done } from '../../testing/done'
import { reference } from '../../testing/lab'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import { settleScene } from '../run/settle'
import { contextOf } from '../terminal/context'
import { writeCheckSheet } from './check-sheet'

function settled(design: Design): Loaded {
  const built = buildScene(design)
  return { revision: 1, design, built, ...done(settleScene(built.scene)) }
}

function sheet(loaded: Loaded, device: string): string {
  const document = done(writeCheckSheet(loaded, device, false))
  if (typeof document === 'string') throw new Error(document)
  return document.markdown
}

describe('the check sheet', () => {
  const loaded = settled(reference())

  it('asks a head-end what the simulated one prints', () => {
    const text = sheet(loaded, 'gateway-1')
    const context = contextOf(loaded, 'gateway-1')
    if (typeof context === 'string') throw new Error(context)
    for (const line of ['show standby brief', 'show ip eigrp neighbors', 'show crypto isakmp sa', 'show ip route']) {
      expect(text).toContain(line)
      expect(text).toContain(exec(context, line).output.trimEnd().split('\n').at(-1))
    }
  })
  it('sets the clock before certificates, and tells of the enrolment', () => {
    const text = sheet(loaded, 'soho-24')
    expect(text.indexOf('clock set')).toBeGreaterThan(text.indexOf('show version'))
    expect(text.indexOf('Certificate enrolment: soho-24')).toBeGreaterThan(text.indexOf('clock set'))
    expect(text).not.toContain('crypto key generate')
  })
  it('makes keys for SSH, and orders the licence of a box that wants one', () => {
    const design = reference()
    const managed: Design = {
      ...design,
      baseline: { roles: { 'head-end': { on: true, text: 'ip ssh version 2\n' } }, secrets: [] },
      devices: design.devices.map((item) =>
        item.kind === 'head-end' ? { ...item, platform: 'c2911', release: '15.7' } : item,
      ),
    }
    const text = sheet(settled(managed), 'gateway-1')
    expect(text).toContain('crypto key generate rsa general-keys modulus 2048')
    expect(text).toContain('license boot module c2900 technology-package securityk9')
  })
  it('is of devices that take a configuration', () => {
    expect(done(writeCheckSheet(loaded, 'callmanager', false))).toContain('takes no configuration')
    expect(sheet(loaded, 'firewall')).toContain('show route')
  })
})
