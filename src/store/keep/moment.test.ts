/** The moment that was shown comes back with its design, and with no other. */
import { describe, expect, it } from 'vitest'
import { newScenario } from '../../design/index'
import { builtIn } from '../../design/testing/designs'
import { designStore, newDocument, showDocument } from '../design'
import { setTime, setView, viewStore } from '../view'
import { keepMoments } from './moment'
import { MemoryStorage } from './testing/memory-storage'

describe('the moment of a design', () => {
  it('is there again when the design is', () => {
    keepMoments(new MemoryStorage())
    const plain = { ...builtIn('srnd-figure-c1'), scenarios: [] }
    newDocument({ ...plain, scenarios: [newScenario(plain, 'Cut')] })
    const first = designStore.getState()
    const [scenario] = first.design.scenarios
    setTime({ scenario: scenario?.name, at: 240e6 })
    const ends = { from: 'callmanager', to: 'phone-24', protocol: 'tcp', port: 2000 } as const
    setView({ query: { ...viewStore.getState().query, ...ends } })
    newDocument(plain)
    expect(viewStore.getState().query).toMatchObject({ from: '', to: '' })
    expect(viewStore.getState().time).toMatchObject({ scenario: undefined, at: 0 })
    showDocument(first)
    expect(viewStore.getState().time).toMatchObject({ scenario: scenario?.name, at: 240e6, playing: false })
    expect(viewStore.getState().query).toMatchObject(ends)
    setTime({ scenario: undefined, at: 0 })
    newDocument(plain)
    showDocument(first)
    expect(viewStore.getState().time.scenario).toBeUndefined()
  })
})
