/** SEED's closing remark as a design: two cross-over cables remove the only single point of failure of the head-ends. */
import type { Design } from '../model/design'
import { makeInterface, makeLink } from '../model/make'
import { figureC1 } from './figure-c1'
import { builtInScenarios } from './scenarios'

const PORT = 'FastEthernet1/0'

/** Figure C-1 with a second cable between the gateways, on another module and in a network of its own. */
export function twoCrossovers(): Design {
  const design = withSecondCable()
  return { ...design, scenarios: builtInScenarios(design) }
}

function withSecondCable(): Design {
  const base = figureC1()
  return {
    ...base,
    name: 'SRND figure C-1 with two cross-overs',
    notes:
      'The second cable that the source document advises: with one of them cut, sites on the HSRP standby are still reached.',
    devices: base.devices.map((device) => {
      if (device.kind !== 'head-end') return device
      const [host, far] = device.name === 'gateway-1' ? [3, 'gateway-2'] : [4, 'gateway-1']
      const port = makeInterface(PORT, 'cross-over', `192.168.82.${host}/24`, `X-Over cable to ${far}`)
      return { ...device, interfaces: [...device.interfaces, port] }
    }),
    links: [...base.links, makeLink(`gateway-1/${PORT}`, `gateway-2/${PORT}`, 'cross-over')],
  }
}
