/** Sites that a lost message has thrown to their second head-end, some of either kind, are told as if all had been run. */

import { expect, it } from 'vitest'
import { done } from '../../testing/done'
import { settle } from '../../testing/lab'
import { designOf } from '../../testing/many-sites'
import { headEnds } from '../sites/head-end'
import type { SiteClass } from './classes'
import { fieldOf } from './ground'
import { placed } from './place'
import { sweep } from './sweep'
import type { SweepResult } from './types'

const lab = settle(designOf(8))
const { scene } = lab.built
const wanted: readonly SiteClass[] = [
  { peer: 'gateway-1', sites: ['soho-0', 'soho-2', 'soho-4', 'soho-7'] },
  { peer: 'gateway-2', sites: ['soho-1', 'soho-3', 'soho-5', 'soho-6'] },
]
const network = done(placed(lab.network, scene, wanted))
if (!network) throw new Error('the sites are not brought there')

const peersIn = (of: typeof network) =>
  scene.configurations.flatMap(({ device }) => {
    const peer = device.startsWith('soho') ? headEnds(of, scene.configurations)(device)?.device : undefined
    return peer === undefined ? [] : [[device, peer]]
  })

it('each is brought to the head-end that it shall be with, and no other moves', () => {
  expect(peersIn(lab.network).filter(([site]) => site === 'soho-6' || site === 'soho-7')).toEqual([
    ['soho-6', 'gateway-1'],
    ['soho-7', 'gateway-2'],
  ])
  expect(peersIn(network)).toEqual(wanted.flatMap(({ peer, sites }) => sites.map((site) => [site, peer])).sort())
  const since = network.journal.slice(lab.network.journal.length)
  expect(since.filter(({ device, protocol }) => device.startsWith('gateway') && protocol === 'hsrp')).toEqual([])
})

it('a few of each kind tell what all of them tell', () => {
  const field = done(fieldOf(scene, network, false))
  if (typeof field === 'string') throw new Error(field)
  expect(field.present).toHaveLength(6)
  const query = { scope: 'head-end', double: false } as const
  const told = (result: SweepResult | string) => {
    if (typeof result === 'string') throw new Error(result)
    return result.cases.map(({ fault, sites }) => [fault, sites.map(({ site, verdict }) => [site, verdict])])
  }
  const few = told(done(sweep(scene, network, query)))
  expect(few.length).toBeGreaterThan(8)
  expect(few).toEqual(told(done(sweep(scene, network, { ...query, everySite: true }))))
})
