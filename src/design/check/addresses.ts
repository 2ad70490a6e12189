/** Rules about addresses: they can be read, are unique, and lie where their neighbours are. */
import { contains, covers, formatIp, formatPrefix, overlaps, parseIp, parsePrefix, sizeOf } from '../../net/index'
import { placedInterfaces, type Rule, readAddress } from './rule'

export const ADDRESS_RULES: readonly Rule[] = [
  {
    name: 'address-text',
    check: (design) =>
      design.devices.flatMap((device) =>
        device.interfaces.flatMap((item) =>
          item.addressing.kind === 'static' && !readAddress(item.addressing.address)
            ? [
                {
                  severity: 'error',
                  device: device.name,
                  field: `interfaces.${item.name}`,
                  summary: `${item.name}: "${item.addressing.address}" is no address with a length`,
                  remedy: 'Write it like 10.81.0.3/29.',
                } as const,
              ]
            : [],
        ),
      ),
  },
  {
    name: 'duplicate-address',
    check: (design) => {
      // Homes behind NAT may all use the same private addresses.
      const placed = placedInterfaces(design).filter(
        ({ device, item }) => !(device.kind === 'home-nat' && item.role === 'inside'),
      )
      return placed.flatMap((one, index) => {
        const twin = placed.slice(0, index).find((other) => other.ip === one.ip)
        return twin
          ? [
              {
                severity: 'error',
                device: one.device.name,
                field: `interfaces.${one.item.name}`,
                summary: `${formatIp(one.ip)} is also the address of ${twin.device.name} ${twin.item.name}`,
                remedy: 'Give one of them another address.',
              } as const,
            ]
          : []
      })
    },
  },
  {
    name: 'site-lan-in-pool',
    check: (design) => {
      const pools = design.vpn.pools.flatMap((text) => parsePrefix(text) ?? [])
      const lans = placedInterfaces(design).filter(({ device, item }) => device.kind === 'soho' && item.role === 'lan')
      const outside = lans.filter(({ subnet }) => !pools.some((pool) => covers(pool, subnet)))
      const crossing = lans.flatMap((lan, index) =>
        lans
          .slice(0, index)
          .filter((other) => overlaps(other.subnet, lan.subnet))
          .map((other) => ({ lan, other })),
      )
      return [
        ...outside.map(
          ({ device, item, subnet }) =>
            ({
              severity: 'warning',
              device: device.name,
              field: `interfaces.${item.name}`,
              summary: `${formatPrefix(subnet)} lies in no pool: access-list 1 stops its route, and the firewall has none`,
              remedy: 'Choose a subnet of a pool, or add a pool.',
            }) as const,
        ),
        ...crossing.map(
          ({ lan, other }) =>
            ({
              severity: 'error',
              device: lan.device.name,
              field: `interfaces.${lan.item.name}`,
              summary: `${formatPrefix(lan.subnet)} overlaps the LAN of ${other.device.name}`,
              remedy: 'Give one of the sites another subnet.',
            }) as const,
        ),
      ]
    },
  },
  {
    name: 'pools',
    check: (design) => {
      const read = design.vpn.pools.map((text) => ({ text, prefix: parsePrefix(text) }))
      const wrong = read
        .filter((item) => !item.prefix)
        .map(
          (item) =>
            ({
              severity: 'error',
              field: 'vpn.pools',
              summary: `"${item.text}" is no pool`,
              remedy: 'Write it like 10.81.2.0/23.',
            }) as const,
        )
      const pairs = read.flatMap((one, index) =>
        read
          .slice(0, index)
          .filter((other) => one.prefix && other.prefix && overlaps(one.prefix, other.prefix))
          .map(
            (other) =>
              ({
                severity: 'warning',
                field: 'vpn.pools',
                summary: `Pools ${one.text} and ${other.text} overlap`,
                remedy: 'Remove one of them.',
              }) as const,
          ),
      )
      return [...wrong, ...pairs]
    },
  },
  {
    name: 'virtual-address',
    check: (design) => {
      const virtual = parseIp(design.vpn.hsrp.virtualAddress)
      if (virtual === undefined)
        return [
          {
            severity: 'error',
            field: 'vpn.hsrp.virtualAddress',
            summary: `"${design.vpn.hsrp.virtualAddress}" is no address`,
            remedy: 'Write the HSRP address like 10.81.0.5.',
          },
        ]
      return placedInterfaces(design)
        .filter(({ item, subnet }) => item.role === 'stick' && !contains(subnet, virtual))
        .map(
          ({ device, item }) =>
            ({
              severity: 'error',
              device: device.name,
              field: `interfaces.${item.name}`,
              summary: `The HSRP address ${formatIp(virtual)} does not lie in the subnet of ${item.name}`,
              remedy: 'Put both in one subnet.',
            }) as const,
        )
    },
  },
  {
    name: 'default-gateway',
    check: (design) =>
      design.devices.flatMap((device): ReturnType<Rule['check']> => {
        if (!('defaultGateway' in device) || device.defaultGateway === '') return []
        const gateway = parseIp(device.defaultGateway)
        const field = 'defaultGateway'
        if (gateway === undefined)
          return [
            {
              severity: 'error',
              device: device.name,
              field,
              summary: `The default gateway "${device.defaultGateway}" is no address`,
              remedy: 'Write it like 10.81.0.1.',
            } as const,
          ]
        const near = placedInterfaces(design).some(
          (item) =>
            item.device === device && item.length < 32 && contains(item.subnet, gateway) && sizeOf(item.subnet) > 1,
        )
        const leased = device.interfaces.some((item) => item.addressing.kind === 'dhcp')
        return near || leased
          ? []
          : [
              {
                severity: 'error',
                device: device.name,
                field,
                summary: `The default gateway ${device.defaultGateway} lies in no subnet of ${device.name}`,
                remedy: 'Choose an address of a neighbour.',
              } as const,
            ]
      }),
  },
]
