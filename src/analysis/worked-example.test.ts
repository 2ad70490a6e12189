/** The worked example of an analysis in docs/building-on.md: which devices a call cannot do without. */
import { expect, it } from 'vitest'
import type { Configuration } from '../config/index'
import { atSeconds, forkNetwork, type Network, runUntilSettled, type SimTime, schedule } from '../sim/index'
import { reference, settle } from '../testing/lab'
import { tracePair } from './index'

// #region analysis
interface Call {
  readonly from: string
  readonly to: string
}

/** The devices whose loss of power ends the call in one of its directions; each is tried in a fork, and the network stays as it is. */
function neededBy(network: Network, configurations: readonly Configuration[], devices: readonly string[], call: Call) {
  return devices.filter((device) => {
    const fork = forkNetwork(network)
    schedule(fork, { at: fork.now, action: 'fault', fault: { kind: 'power', device } })
    runUntilSettled(fork, (fork.now + atSeconds(600)) as SimTime)
    const pair = tracePair(fork, configurations, { ...call, protocol: 'udp', port: 16384 })
    return (
      typeof pair === 'string' || pair.forward.disposition !== 'accepted' || pair.return?.disposition !== 'accepted'
    )
  })
}
// #endregion

it('asks a network, and answers plain values', () => {
  const lab = settle(reference())
  const devices = ['gateway-1', 'gateway-2', 'firewall', 'home-24', 'home-25']
  const needed = neededBy(lab.network, lab.built.scene.configurations, devices, { from: 'callmanager', to: 'phone-24' })
  expect(needed).toEqual(['firewall', 'home-24'])
})
