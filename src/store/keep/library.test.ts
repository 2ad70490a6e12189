/** The library: what is edited is there again after anything that may happen to a page. */
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Design, emptyDesign, MAX_FILE_CHARACTERS, makeLan, renderDesignFile } from '../../design/index'
import { memoryShelf } from './shelf'
import { memoryStorage, openTab, type Tab, until, type World, world } from './testing/tabs'

const lan = (name: string) => makeLan({ name, position: { x: 0, y: 0 }, interfaces: [] })
const drawn = (name: string): Design => ({ ...emptyDesign(), name, devices: [lan('lan-1')] })
const add = (tab: Tab, name: string) => tab.edit({ kind: 'add-device', device: lan(name) })
const names = (tab: Tab) => tab.designStore.getState().design.devices.map((device) => device.name)
const kept = (tab: Tab) => until(() => tab.keepStore.getState().keeping.kind === 'kept')

/** A tab with a design that is on the disk. */
async function tabWith(shared: World, name = 'One'): Promise<Tab> {
  const tab = await openTab(shared)
  tab.openDesign(drawn(name))
  expect(await kept(tab)).toBe(true)
  return tab
}

let shared: World
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  shared = world()
})

describe('a page', () => {
  it('writes nothing before something is edited, and finds what was', async () => {
    const first = await openTab(shared)
    expect(first.keepStore.getState()).toMatchObject({ place: 'design', designs: [], keeping: { kind: 'untouched' } })
    first.kill()
    const second = await openTab(shared)
    expect(second.keepStore.getState().designs).toEqual([])
    add(second, 'lan-1')
    expect(await kept(second)).toBe(true)
    second.kill()
    const third = await openTab(shared, second.address.id)
    expect(names(third)).toEqual(['lan-1'])
  })

  it('brings back undo steps, their names and what was undone', async () => {
    const tab = await tabWith(shared)
    for (const name of ['a', 'b', 'c']) add(tab, name)
    tab.undoStep()
    await kept(tab)
    tab.kill()
    const again = await openTab(shared, tab.address.id)
    expect(names(again)).toEqual(['lan-1', 'a', 'b'])
    expect(again.redoStep()).toBe('Add c')
    expect([again.undoStep(), again.undoStep(), again.undoStep(), again.undoStep()]).toEqual([
      'Add c',
      'Add b',
      'Add a',
      undefined,
    ])
    await kept(again)
    again.kill()
    const third = await openTab(shared, tab.address.id)
    expect(names(third)).toEqual(['lan-1'])
    expect([third.redoStep(), third.redoStep(), third.redoStep()]).toEqual(['Add a', 'Add b', 'Add c'])
  })

  it('keeps every design that was open: new ones, copies, deleted ones', async () => {
    const tab = await tabWith(shared, 'One')
    add(tab, 'late')
    tab.openDesign(drawn('Two'), 'two.json')
    await kept(tab)
    await tab.showList()
    const idOf = (name: string) => tab.keepStore.getState().designs.find((item) => item.name === name)?.id ?? ''
    expect(await tab.duplicateDesign(idOf('One'))).toBeUndefined()
    expect(await tab.deleteDesign(idOf('Two'))).toBeUndefined()
    const listed = () =>
      tab.keepStore
        .getState()
        .designs.map(({ name, deletedAt }) => `${name}${deletedAt === undefined ? '' : ', deleted'}`)
    expect(listed().sort()).toEqual(['One', 'One (copy)', 'Two, deleted'])
    expect(await tab.bringBack(idOf('Two'))).toBeUndefined()
    expect(await tab.openDocument(idOf('Two'))).toBe(true)
    expect(tab.designStore.getState()).toMatchObject({ savedAs: 'two.json', saved: { name: 'Two' } })
    expect(await tab.openDocument(idOf('One'))).toBe(true)
    expect(names(tab)).toEqual(['lan-1', 'late'])
  })

  it('keeps versions that say what changed, and goes back to them', async () => {
    const tab = await tabWith(shared)
    expect(await tab.keepVersion('Before')).toBeUndefined()
    add(tab, 'extra')
    await kept(tab)
    shared.now += 700_000
    add(tab, 'more')
    await kept(tab)
    await tab.refreshVersions()
    const { versions } = tab.keepStore.getState()
    expect(versions.map(({ name, changes }) => [name, ...changes])).toEqual([[undefined, 'Added extra'], ['Before']])
    const before = await tab.designOfVersion(versions.at(-1)?.id ?? '')
    expect(before).toMatchObject({ devices: [{ name: 'lan-1' }] })
  })
})

describe('two tabs on one design', () => {
  it('one writes and the other one follows, until it takes over', async () => {
    const first = await tabWith(shared)
    const second = await openTab(shared, first.address.id)
    expect(second.keepStore.getState().elsewhere).toBe(true)
    expect(add(second, 'refused')).toMatch(/another tab/)
    add(first, 'seen')
    expect(await until(() => names(second).includes('seen'))).toBe(true)
    add(first, 'last')
    second.takeOver()
    expect(await until(() => !second.keepStore.getState().elsewhere)).toBe(true)
    expect(names(second)).toEqual(['lan-1', 'seen', 'last'])
    expect(first.keepStore.getState().elsewhere).toBe(true)
    expect(add(first, 'refused')).toMatch(/another tab/)
    add(second, 'newest')
    expect(await until(() => names(first).includes('newest'))).toBe(true)
    second.kill()
    expect(await until(() => !first.keepStore.getState().elsewhere)).toBe(true)
    first.kill()
  })

  it('without locks the one that wrote last goes on, and what the other one had becomes a design', async () => {
    const first = await openTab(shared, undefined, { locks: undefined, channel: undefined })
    first.openDesign(drawn('One'))
    await kept(first)
    const second = await openTab(shared, first.address.id, { locks: undefined, channel: undefined })
    add(second, 'theirs')
    await kept(second)
    add(first, 'mine')
    await kept(first)
    first.kill()
    const third = await openTab(shared, first.address.id)
    expect(names(third)).toEqual(['lan-1', 'mine'])
    await third.refreshVersions()
    const [version] = third.keepStore.getState().versions
    expect(await third.designOfVersion(version?.id ?? '')).toMatchObject({ devices: [{}, { name: 'theirs' }] })
  })
})

describe('what goes wrong', () => {
  it('a record that is broken, of a newer Headend or too large is told, stays, and leaves the others', async () => {
    const tab = await tabWith(shared, 'Whole')
    await tab.showList()
    tab.kill()
    const bad = [
      { id: '00000000000000a1', seq: 1, text: '{' },
      { id: '00000000000000a2', seq: 1, text: renderDesignFile(drawn('x')).replace(/"version": \d+/, '"version": 99') },
      { id: '00000000000000a3', nonsense: true },
      { id: '00000000000000a4', seq: 1, text: 'x'.repeat(MAX_FILE_CHARACTERS + 1) },
    ]
    const { indexedShelf } = await import('./indexed')
    await (await indexedShelf()).write(bad.map((put) => ({ store: 'designs', put })))
    const again = await openTab(shared, '00000000000000a2')
    expect(again.keepStore.getState().place).toBe('list')
    for (const { id } of bad) expect(await again.openDocument(id)).toBe(false)
    expect([...again.keepStore.getState().broken.values()].map((reason) => reason.slice(0, 60))).toEqual([
      expect.stringMatching(/version 99/),
      expect.stringMatching(/no JSON/),
      expect.stringMatching(/broken/),
      expect.stringMatching(/MB/),
    ])
    expect(await again.recordText('00000000000000a1')).toBe('{')
    expect(await again.recordText('00000000000000a3')).toMatch(/nonsense/)
    const whole = again.keepStore.getState().designs.find((item) => item.name === 'Whole')
    expect(await again.openDocument(whole?.id ?? '')).toBe(true)
    expect(names(again)).toEqual(['lan-1'])
  })

  it('a database that cannot be had leaves a page that works and says so', async () => {
    const tab = await openTab(shared, undefined, { openShelf: () => Promise.reject(new Error('forbidden here')) })
    expect(tab.keepStore.getState().problem).toMatch(/keeps nothing .*forbidden here/)
    tab.openDesign(drawn('Here'))
    await kept(tab)
    await tab.showList()
    expect(tab.keepStore.getState().designs.map(({ name }) => name)).toEqual(['Here'])
  })

  it('a write that fails is told and tried again', async () => {
    const shelf = memoryShelf('')
    let full = true
    const write: typeof shelf.write = (...what) =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : shelf.write(...what)
    const tab = await openTab(shared, undefined, { openShelf: async () => ({ ...shelf, write }) })
    tab.openDesign(drawn('Here'))
    expect(await until(() => tab.keepStore.getState().keeping.kind === 'failed')).toBe(true)
    expect(tab.keepStore.getState().keeping).toMatchObject({ why: expect.stringMatching(/no more room/) })
    full = false
    add(tab, 'more')
    expect(await kept(tab)).toBe(true)
  })

  it('a write that was given up and came to the disk after all is no other tab’s', async () => {
    for (const locks of [shared.locks, undefined]) {
      const shelf = memoryShelf('')
      let late = false
      const write: typeof shelf.write = async (...what) => {
        const answer = await shelf.write(...what)
        if (late && answer === 'written') throw new Error('the database does not answer')
        return answer
      }
      const tab = await openTab(shared, undefined, { locks, openShelf: async () => ({ ...shelf, write }) })
      tab.openDesign(drawn('Here'))
      expect(await kept(tab)).toBe(true)
      late = true
      add(tab, 'a')
      expect(await until(() => tab.keepStore.getState().keeping.kind === 'failed')).toBe(true)
      add(tab, 'b')
      late = false
      expect(await kept(tab)).toBe(true)
      await tab.refreshVersions()
      expect(tab.keepStore.getState().versions).toEqual([])
      const records = await shelf.all('designs')
      expect(records).toMatchObject([{ seq: 3, text: renderDesignFile(tab.designStore.getState().design) }])
      tab.kill()
    }
  })

  it('a design that cannot be written keeps no other one from it', async () => {
    const shelf = memoryShelf('')
    const names = new Set<string>()
    const write: typeof shelf.write = (writes, over) => {
      const text = JSON.stringify(writes)
      if (text.includes('Cursed')) return Promise.reject(new Error('no'))
      for (const name of ['Cursed', 'Blessed']) if (text.includes(name)) names.add(name)
      return shelf.write(writes, over)
    }
    const tab = await openTab(shared, undefined, { openShelf: async () => ({ ...shelf, write }) })
    tab.openDesign(drawn('Cursed'))
    tab.openDesign(drawn('Blessed'))
    expect(await until(() => names.size > 0)).toBe(true)
    expect([...names]).toEqual(['Blessed'])
    expect(tab.keepStore.getState().keeping.kind).toBe('failed')
  })

  it('edits of a page that was closed at once come from the storage, and can be undone', async () => {
    const tab = await tabWith(shared)
    const { pageHides } = await import('./start')
    const { partsOf } = await import('./parts')
    const parts = partsOf()
    add(tab, 'late')
    // Nothing gets to the disk any more.
    if (parts) Object.assign(parts.shelf, { write: () => new Promise(() => undefined) })
    pageHides(true)
    tab.kill()
    const again = await openTab(shared, tab.address.id)
    expect(names(again)).toEqual(['lan-1', 'late'])
    expect(again.undoStep()).toBe('Add late')
    expect(names(again)).toEqual(['lan-1'])
    expect(shared.storage.length).toBe(1)
  })

  it('what was kept before there was a library is moved in', async () => {
    shared.storage.setItem('headend.autosave', renderDesignFile(drawn('Old')))
    shared.storage.setItem('headend.autosave.unreadable', 'nonsense')
    shared.storage.setItem(
      'headend.versions',
      JSON.stringify([{ name: 'v', file: renderDesignFile(drawn('Version')) }]),
    )
    const tab = await openTab(shared)
    const listed = tab.keepStore.getState().designs.map(({ name }) => name)
    expect(listed.sort()).toEqual(['A design that cannot be read', 'Old', 'Version'])
    expect(shared.storage.length).toBe(0)
  })

  it('a design with which the page failed twice is listed, not opened', async () => {
    const tab = await tabWith(shared)
    tab.kill()
    for (const place of ['design', 'design', 'list']) {
      const again = await openTab(shared, tab.address.id)
      expect(again.keepStore.getState().place).toBe(place)
      again.pageFailed('drawing it')
      again.kill()
    }
    const last = await openTab(shared, tab.address.id)
    expect(last.keepStore.getState().unsafe).toMatchObject({ doing: 'drawing it' })
  })

  it('a storage that throws at every call is no obstacle', async () => {
    const fails = () => {
      throw new Error('no storage')
    }
    const storage = { ...memoryStorage(), getItem: fails, setItem: fails, removeItem: fails, key: fails, length: 3 }
    const tab = await openTab(shared, undefined, { storage })
    tab.openDesign(drawn('Here'))
    expect(await kept(tab)).toBe(true)
  })
})
