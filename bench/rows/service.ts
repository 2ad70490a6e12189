/** How each site of a full house is served at a moment, and the played reload of the active with its call and service. */
import { playScenario, servedBy, serviceOf } from '../../src/analysis/index'
import { compileScenario } from '../../src/compile/index'
import { atSeconds, forkNetwork, runUntil, type SimTime, schedule } from '../../src/sim/index'
import { labWith } from '../lab'
import { cpuSeconds, type Row } from '../row'

const SITES = 192

export const rows: readonly Row[] = [
  {
    name: `service-${SITES}`,
    what: `how each of ${SITES} sites is served at a moment`,
    unit: 'ms',
    must: 16,
    prepare: () => {
      const { network, scene } = labWith(SITES)
      const served = servedBy(scene.configurations, scene.topology)
      const looks = 10
      return () =>
        (1000 / looks) *
        cpuSeconds(() => {
          for (let look = 0; look < looks; look++) serviceOf(served, network)
        })
    },
  },
  {
    name: `service-${SITES}-all`,
    what: `the same at the moment at which all ${SITES} change: the active has just lost its power`,
    unit: 'ms',
    must: 16,
    prepare: () => {
      const { network, scene } = labWith(SITES)
      const served = servedBy(scene.configurations, scene.topology)
      const dark = forkNetwork(network)
      const fault = { kind: 'power', device: 'gateway-1' } as const
      schedule(dark, { at: dark.now, action: 'fault', fault })
      runUntil(dark, (dark.now + atSeconds(1)) as SimTime)
      const looks = 10
      return () => {
        let spent = 0
        for (let look = 0; look < looks; look++) {
          serviceOf(served, network)
          spent += cpuSeconds(() => serviceOf(served, dark))
        }
        return (1000 * spent) / looks
      }
    },
  },
  {
    name: 'reload-played',
    what: 'reload of the active of the reference design played, service followed',
    unit: 'ms',
    must: 150,
    prepare: () => {
      const { design, network, scene } = labWith(6)
      const scenario = design.scenarios.find((item) => item.name === 'active-reload')
      if (!scenario) throw new Error('the scenario is missing')
      const { plan } = compileScenario(design, scenario)
      const served = servedBy(scene.configurations, scene.topology)
      return () =>
        1000 *
        cpuSeconds(() => {
          const work = playScenario(network, plan, { served })
          while (!work.next().done);
        })
    },
  },
]
