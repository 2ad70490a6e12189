/** The pools hold the sites' LANs and nothing else: access-list 1 and the firewall's routes are made of them. */
import { covers, formatPrefix, overlaps, type Prefix, parsePrefix } from '../../../net/index'
import { type Found, fieldOf, type Rule } from '../rule'

export const pools: Rule = {
  name: 'pools',
  title: 'Address pools',
  why: 'Access-list 1 and the firewall’s routes are made of the pools: what they cover too much is sent into the tunnels, what they lack is not.',
  source: 'Source document, access-list 1',
  check: ({ design, placed }) => {
    const read = design.vpn.pools.map((text) => ({ text, prefix: parsePrefix(text) }))
    const field = 'vpn.pools'
    const wrong = read
      .filter((pool) => !pool.prefix)
      .map(
        ({ text }): Found => ({
          severity: 'error',
          field,
          summary: `"${text}" is no pool`,
          remedy: 'Write it like 10.81.2.0/23.',
        }),
      )
    const crossing = read.flatMap((one, index) =>
      read.slice(0, index).flatMap((other): readonly Found[] => {
        if (!one.prefix || !other.prefix || !overlaps(one.prefix, other.prefix)) return []
        const summary = `Pools ${other.text} and ${one.text} overlap`
        const narrow = one.prefix.length >= other.prefix.length ? one : other
        const kept = design.vpn.pools.filter((_, at) => read[at] !== narrow)
        const edit = { kind: 'set-vpn', vpn: { ...design.vpn, pools: kept } } as const
        const fix = { says: `Removes ${narrow.text}, which the other covers.`, safe: true, edit }
        return [{ severity: 'warning', field, summary, remedy: 'Remove one of them.', fix }]
      }),
    )
    const others = placed.filter(
      ({ device, item, length }) => !(device.kind === 'soho' && item.role === 'lan') && length < 32,
    )
    const swallowed = others.flatMap(({ device, item, subnet }): readonly Found[] => {
      const pool = read.find(({ prefix }) => prefix && overlaps(prefix, subnet))
      // A head-end that has a part of the pool itself sends nothing of it into tunnels: the longer prefix wins.
      if (!pool || (device.kind === 'head-end' && item.stub && subnet.length > (pool.prefix?.length ?? 0))) return []
      const summary = `${item.name}: ${formatPrefix(subnet)} is no site's LAN, but overlaps the pool ${pool.text}`
      const remedy = 'Choose pools beside it: two smaller ones may do.'
      return [{ severity: 'warning', device: device.name, field: fieldOf(item), summary, remedy }]
    })
    return [...wrong, ...crossing, ...swallowed]
  },
}

export const siteLanInPool: Rule = {
  name: 'site-lan-in-pool',
  title: 'Site LANs lie in a pool',
  why: 'A LAN that access-list 1 does not permit is not redistributed to the other head-end: while the site is on the standby, headquarters cannot reach it.',
  source: 'Source document, access-list 1 and route-map RRI',
  check: ({ design, placed }) => {
    const read: readonly Prefix[] = design.vpn.pools.flatMap((text) => parsePrefix(text) ?? [])
    // A design that names no pool, such as an imported one whose route-map asks otherwise, is judged by its lines alone.
    if (read.length === 0) return []
    return placed.flatMap(({ device, item, subnet }): readonly Found[] => {
      if (device.kind !== 'soho' || item.role !== 'lan' || read.some((pool) => covers(pool, subnet))) return []
      const summary = `${formatPrefix(subnet)} lies in no pool: access-list 1 stops its route, and the firewall has none`
      const remedy = 'Choose a subnet of a pool, or add a pool.'
      const pools = [...design.vpn.pools, formatPrefix(subnet)]
      const edit = { kind: 'set-vpn', vpn: { ...design.vpn, pools } } as const
      const fix = { says: `Adds ${formatPrefix(subnet)} to the pools.`, safe: true, edit }
      return [{ severity: 'warning', device: device.name, field: fieldOf(item), summary, remedy, fix }]
    })
  },
}
