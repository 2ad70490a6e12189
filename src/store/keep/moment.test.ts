/** The moment that was shown comes back with its design, and with no other. */
import { describe, expect, it } from 'vitest'
import { newScenario } from '../../design/index'
import { builtIn } from '../../design/testing/designs'
import { designStore, newDocument, showDocument } from '../design'
import { setTime, setView, viewStore } from '../view'
import { keepMoments } from './moment'

class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>()
  get length() {
    return this.items.size
  }
  clear = () => this.items.clear()
  key = () => null
  getItem = (key: string) => this.items.get(key) ?? null
  setItem = (key: string, value: string) => void this.items.set(key, value)
  removeItem = (key: string) => void this.items.delete(key)
}

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
