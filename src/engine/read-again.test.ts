/** A text that an edit leaves as it was is not read again, and what it says is the same as if it were. */
import { describe, expect, it } from 'vitest'
import { applied } from '../design/index'
import { designOf } from '../testing/many-sites'
import { buildScene } from './build'

describe('an edit of one site', () => {
  it('has the other texts as they were read, and all of them as a first reading has them', () => {
    const design = designOf(8)
    const before = buildScene(design)
    const edited = applied(design, { kind: 'set-device', name: 'soho-3', change: { qosPreClassify: false } })
    if (typeof edited === 'string') throw new Error(edited)
    const after = buildScene(edited)
    const interfaces = ({ scene }: typeof before) =>
      new Map(scene.configurations.map((item) => [item.device, item.interfaces]))
    const [old, now] = [interfaces(before), interfaces(after)]
    expect(now.get('soho-4')).toBe(old.get('soho-4'))
    expect(now.get('soho-3')).not.toBe(old.get('soho-3'))
    const again = after.texts.filter((told, at) => told !== before.texts[at] && told.language !== 'none')
    expect(again.map(({ device }) => device)).toEqual(['soho-3'])
    // Another design in between: everything is read anew.
    buildScene(designOf(1))
    const fresh = buildScene(edited)
    expect(after.scene.configurations).toEqual(fresh.scene.configurations)
    expect(after.texts).toEqual(fresh.texts)
    expect(after.diagnostics).toEqual(fresh.diagnostics)
  })
  it('is read by its own release', () => {
    const design = designOf(2)
    buildScene(design)
    const newer = applied(design, { kind: 'set-device', name: 'soho-1', change: { release: '12.3(8)T' } })
    if (typeof newer === 'string') throw new Error(newer)
    const release = (of: ReturnType<typeof buildScene>) =>
      of.scene.configurations.find(({ device }) => device === 'soho-1')?.release
    expect(release(buildScene(newer))).not.toEqual(release(buildScene(design)))
  })
})
