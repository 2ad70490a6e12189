/** Rules about what must be there: cables, peers, the cross-over, names. */

import { nameProblem } from '../edit/names'
import type { Design } from '../model/design'
import type { Rule } from './rule'

const cabled = (design: Design, device: string, name: string) =>
  design.links.some((link) => [link.a, link.b].some((end) => end.device === device && end.interface === name))

export const STRUCTURE_RULES: readonly Rule[] = [
  {
    name: 'hostname',
    check: (design) =>
      design.devices.flatMap((device, index) => {
        const problem = nameProblem({ ...design, devices: design.devices.slice(0, index) }, device.name)
        return problem === undefined
          ? []
          : [
              {
                severity: 'error',
                device: device.name,
                field: 'name',
                summary: problem,
                remedy: 'Rename the device.',
              } as const,
            ]
      }),
  },
  {
    name: 'unconnected',
    check: (design) =>
      design.devices
        .filter(
          (device) => !design.links.some((link) => link.a.device === device.name || link.b.device === device.name),
        )
        .map(
          (device) =>
            ({
              severity: 'warning',
              device: device.name,
              summary: `${device.name} is connected to nothing`,
              remedy: 'Connect it, or remove it.',
            }) as const,
        ),
  },
  {
    name: 'cable-ends',
    check: (design) => {
      const ends = design.links.flatMap((link) => [link.a, link.b])
      const lost = ends.filter(
        (end) =>
          !design.devices
            .find((device) => device.name === end.device)
            ?.interfaces.some((item) => item.name === end.interface),
      )
      const twice = ends.filter((end, index) =>
        ends.slice(0, index).some((other) => other.device === end.device && other.interface === end.interface),
      )
      return [
        ...lost.map(
          (end) =>
            ({
              severity: 'error',
              device: end.device,
              summary: `A cable ends at ${end.device} ${end.interface}, which does not exist`,
              remedy: 'Remove the cable.',
            }) as const,
        ),
        ...twice.map(
          (end) =>
            ({
              severity: 'error',
              device: end.device,
              summary: `${end.interface} of ${end.device} has two cables`,
              remedy: 'Remove one, or put a switch between.',
            }) as const,
        ),
      ]
    },
  },
  {
    name: 'peers',
    check: (design) => {
      const headEnds = design.devices.filter((device) => device.kind === 'head-end').map((device) => device.name)
      return design.devices.flatMap((device) => {
        if (device.kind !== 'soho') return []
        const unknown = device.peers
          .filter((peer) => !headEnds.includes(peer))
          .map(
            (peer) =>
              ({
                severity: 'error',
                device: device.name,
                field: 'peers',
                summary: `Its peer ${peer} is no head-end of this design`,
                remedy: 'Choose another peer.',
              }) as const,
          )
        const few =
          device.peers.length === 0
            ? [
                {
                  severity: 'error',
                  device: device.name,
                  field: 'peers',
                  summary: 'It has no peer and cannot bring up a tunnel',
                  remedy: 'Add the head-ends as peers.',
                } as const,
              ]
            : device.peers.length === 1 && headEnds.length > 1
              ? [
                  {
                    severity: 'warning',
                    device: device.name,
                    field: 'peers',
                    summary: 'It has one peer: when that head-end fails, the site is cut off',
                    remedy: 'Add the other head-end as the second peer.',
                  } as const,
                ]
              : []
        return [...unknown, ...few]
      })
    },
  },
  {
    name: 'cross-over',
    check: (design) => {
      const headEnds = design.devices.filter((device) => device.kind === 'head-end')
      if (headEnds.length < 2) return []
      const between = design.links.filter((link) =>
        [link.a.device, link.b.device].every((name) => headEnds.some((device) => device.name === name)),
      )
      if (between.length === 0)
        return [
          {
            severity: 'error',
            summary: 'The head-ends have no cross-over: sites on the HSRP standby are black-holed',
            remedy: 'Connect the two head-ends with the cross-over link.',
          },
        ]
      return between.length === 1
        ? [
            {
              severity: 'info',
              summary: 'One cross-over cable is the single point of failure of the head-end block',
              remedy: 'A second cable between the head-ends removes it.',
            },
          ]
        : []
    },
  },
  {
    name: 'hsrp-priority',
    check: (design) => {
      const headEnds = design.devices.filter((device) => device.kind === 'head-end')
      return headEnds.flatMap((device, index) => {
        const twin = headEnds.slice(0, index).find((other) => other.hsrp.priority === device.hsrp.priority)
        return twin
          ? [
              {
                severity: 'warning',
                device: device.name,
                field: 'hsrp.priority',
                summary: `Its HSRP priority equals that of ${twin.name}: the higher address decides`,
                remedy: 'Give one of them a higher priority.',
              } as const,
            ]
          : []
      })
    },
  },
  {
    name: 'no-keepalive',
    check: (design) => {
      const { headEndKeepalive: head, siteKeepalive: site } = design.vpn
      if (head && site) return []
      return [
        {
          severity: 'warning',
          field: 'vpn.keepalive',
          summary: `${head ? 'The sites have' : site ? 'The head-ends have' : 'Nobody has'} ${head || site ? 'no ' : ''}IKE keepalive${head || site ? '' : 's'}: a dead peer is noticed only when its SA ends`,
          remedy: 'Configure crypto isakmp keepalive on both ends.',
        },
      ]
    },
  },
  {
    name: 'wired-interfaces',
    check: (design) =>
      design.devices.flatMap((device) =>
        device.interfaces
          .filter(
            (item) =>
              (item.role === 'stick' || item.role === 'vpndmz') &&
              !item.shutdown &&
              !cabled(design, device.name, item.name),
          )
          .map(
            (item) =>
              ({
                severity: 'warning',
                device: device.name,
                field: `interfaces.${item.name}`,
                summary: `${item.name} (${item.role}) has no cable`,
                remedy: 'Connect it.',
              }) as const,
          ),
      ),
  },
]
