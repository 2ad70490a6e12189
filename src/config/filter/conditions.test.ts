/** A form of line that comes to the lists is one entry of a table: interface filters and crypto maps hear of it alike. */
import { describe, expect, it, vi } from 'vitest'
import { buildScene } from '../../engine/build'
import { lookUp, nameTable, tableValues } from '../../net/index'
import { addressesOf, atSeconds, createNetwork, runUntilSettled, StillNetwork } from '../../sim/index'
import { reference } from '../../testing/lab'
import type { AccessList, Configuration } from '../index'
import { evaluateList } from './access-list'
import { probeSubject } from './subject'

declare module '../policy' {
  interface AccessListEntry {
    readonly onlyOdd?: boolean
  }
}

vi.mock('./conditions', async (original) => {
  const { LIST_CONDITIONS } = await original<typeof import('./conditions')>()
  // #region list-form
  const odd: import('./conditions').ListCondition = {
    name: 'odd ports',
    pastHeader: true,
    asked: ({ onlyOdd }) => onlyOdd === true,
    holds: (_entry, { destinationPort = 0 }) => destinationPort % 2 === 1,
  }
  // #endregion
  return { LIST_CONDITIONS: [...LIST_CONDITIONS, odd] }
})

const onlyOdd = (list: AccessList): AccessList => ({
  ...list,
  entries: list.entries.map((entry) => ({ ...entry, onlyOdd: true })),
})

const scene = buildScene(reference()).scene

/** The scene with one list of a device changed. */
function networkWith(device: string, change: (config: Configuration) => Configuration) {
  const configurations = scene.configurations.map((item) => (item.device === device ? change(item) : item))
  const network = createNetwork({ ...scene, configurations })
  runUntilSettled(network, atSeconds(300))
  const [source, destination] = ['phone-24', 'callmanager'].map((name) => addressesOf(network, name)[0]?.ip)
  if (source === undefined || destination === undefined) throw new Error('an end has no address')
  return (port: number) => {
    const ports = { sourcePort: port, destinationPort: port, size: 60, dscp: 0 }
    const still = new StillNetwork(network)
    return still.send('phone-24', { protocol: 'udp', source, destination, ...ports })
  }
}

const site = scene.configurations.find(({ device }) => device === 'soho-24')
const cryptoList = site?.crypto?.maps[0]?.entries[0]?.match?.value ?? ''
const found = site && lookUp(site.accessLists, cryptoList)
if (!found) throw new Error('the list of the crypto map is missing')
const list: AccessList = found

describe('a form of line that comes to the lists', () => {
  it('is asked by the one evaluator', () => {
    const entry = list.entries.find(({ action }) => action === 'permit')
    if (!entry) throw new Error('the list permits nothing')
    const [source, destination] = [entry.source.address, entry.destination.address]
    const udp = (port: number) => ({
      ...probeSubject({ protocol: 17, source, destination }),
      sourcePort: port,
      destinationPort: port,
    })
    expect(evaluateList(onlyOdd(list), udp(17)).action).toBe('permit')
    expect(evaluateList(onlyOdd(list), udp(18)).action).toBe('deny')
    expect(evaluateList(list, udp(18)).action).toBe('permit')
  })

  it('is heard of by a crypto map: what it does not name leaves in clear', () => {
    const lists = nameTable(tableValues(site?.accessLists ?? nameTable([])).map((item) => [item.name, onlyOdd(item)]))
    const send = networkWith('soho-24', (config) => ({ ...config, accessLists: lists }))
    expect(send(16385)).toMatchObject({ disposition: 'dropped-by-crypto', clear: false })
    expect(send(16384).clear).toBe(true)
  })

  it('is heard of by an interface that has the list', () => {
    const send = networkWith('soho-24', (config) => ({
      ...config,
      accessLists: nameTable([
        ...tableValues(config.accessLists).map((item): [string, AccessList] => [item.name, item]),
        ['odd', { ...onlyOdd(list), name: 'odd' }],
      ]),
      interfaces: config.interfaces.map((item) => (item.cryptoMap ? item : { ...item, accessIn: { value: 'odd' } })),
    }))
    expect(send(16385).disposition).not.toBe('denied-in')
    expect(send(16384)).toMatchObject({ disposition: 'denied-in', device: 'soho-24' })
  })
})
