/** Time goes one way, whatever a network is asked to run to. */
import { expect, it } from 'vitest'
import { reference, settle } from '../../testing/lab'
import { atSeconds, forkNetwork, runToChange, runToShift, runUntil, runUntilSettled } from '../index'

const ZERO = atSeconds(0)
const { network: settled } = settle(reference())

it.each([
  ['runUntil', (network: typeof settled) => runUntil(network, ZERO)],
  ['runToChange', (network: typeof settled) => runToChange(network, ZERO)],
  ['runToShift', (network: typeof settled) => runToShift(network, ZERO)],
  ['runUntilSettled', (network: typeof settled) => runUntilSettled(network, ZERO)],
])('%s to a moment that is over leaves it where it is', (_name, run) => {
  const network = forkNetwork(settled)
  run(network)
  expect(network.now).toBe(settled.now)
  runUntil(network, (network.now + atSeconds(1)) as typeof network.now)
  expect(network.now - settled.now).toBe(1_000_000)
})
