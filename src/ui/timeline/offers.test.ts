/** The stopwatch offers the call that is worth listening to. */
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../../design/index'
import { offeredCall } from './offers'

const design = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')?.build()
if (!design) throw new Error('no reference design')
const SITES = [
  { site: 'soho-0', state: 'in service' },
  { site: 'soho-24', state: 'hears nothing' },
  { site: 'soho-48', state: 'hears nothing' },
] as const

describe('the call that is offered', () => {
  it('goes from headquarters to a site that is hurt', () => {
    expect(offeredCall(design, SITES, new Set())).toMatchObject({ from: 'hq-phone', to: 'phone-24' })
  })
  it('is of another one when that is listened to', () => {
    expect(offeredCall(design, SITES, new Set(['phone-24'])).to).toBe('phone-48')
  })
  it('is of any site where none is hurt, whatever devices are called', () => {
    const named = {
      ...design,
      devices: design.devices.map((device) => (device.name === 'hq-phone' ? { ...device, name: 'reception' } : device)),
      links: design.links.map((link) =>
        link.a.device === 'hq-phone' ? { ...link, a: { ...link.a, device: 'reception' } } : link,
      ),
    }
    const { from, to } = offeredCall(named, [], new Set())
    expect(from).toBe('reception')
    expect(to).toMatch(/^phone-/)
  })
  it('is none where nobody can be called', () => {
    expect(offeredCall({ ...design, devices: [], links: [] }, [], new Set())).toEqual({ ends: [], from: '', to: '' })
  })
})
