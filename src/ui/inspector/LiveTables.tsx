/** A device's tables as they are now: routes, HSRP, EIGRP, IKE, IPsec, ARP, interfaces. */
import type { DeviceTables } from '../../engine/messages'
import { formatIp, formatPrefix } from '../../net/index'
import { setView } from '../../store/index'
import { useRun } from '../components/useStore'

export function LiveTables({ device }: { readonly device: string }) {
  const tables = useRun((state) => state.view?.devices[device])
  if (!tables) return <p className="muted">Not simulated yet.</p>
  return (
    <div className="live">
      {tables.kind === 'router' && (
        <button type="button" className="button quiet" onClick={() => setView({ dialog: 'against' })}>
          Compare with the real router…
        </button>
      )}
      <Section
        title="Interfaces"
        head={['Interface', 'Address', 'State']}
        rows={tables.interfaces.map((item) => [
          item.name,
          item.address ? `${formatIp(item.address.ip)}/${item.address.length}` : 'unassigned',
          item.lineUp ? 'up' : item.adminUp ? 'down' : 'shutdown',
        ])}
        empty="It has no interfaces."
      />
      <Section
        title="Routes"
        head={['Code', 'Destination', 'Via']}
        rows={routeRows(tables)}
        empty="The routing table is empty."
      />
      {tables.hsrp.length > 0 && (
        <Section
          title="HSRP"
          head={['Group', 'State', 'Priority', 'Active']}
          rows={tables.hsrp.map((row) => [
            String(row.group),
            row.state,
            String(row.priority),
            row.activeRouter ? (row.activeRouter.local ? 'local' : formatIp(row.activeRouter.ip)) : 'unknown',
          ])}
          empty=""
        />
      )}
      {tables.eigrpNeighbors.length > 0 && (
        <Section
          title="EIGRP neighbours"
          head={['Neighbour', 'Interface', 'Up for']}
          rows={tables.eigrpNeighbors.map((row) => [
            formatIp(row.address),
            row.interface,
            seconds(tables.now - row.since),
          ])}
          empty=""
        />
      )}
      {(tables.cryptoPeers.length > 0 || tables.ikeSas.length > 0 || tables.ipsecSas.length > 0) && (
        <Section
          title="IKE SAs"
          head={['Peer', 'State', 'Age']}
          rows={tables.ikeSas.map((row) => [formatIp(row.remote), row.state, seconds(tables.now - row.since)])}
          empty="No IKE SA: nothing has asked for one."
        />
      )}
      {(tables.cryptoPeers.length > 0 || tables.ipsecSas.length > 0) && (
        <Section
          title="IPsec SAs"
          head={['Peer', 'Protects', 'Out/in']}
          rows={tables.ipsecSas.map(({ sa, encapsulated, decapsulated }) => [
            formatIp(sa.remote),
            `${formatPrefix(sa.proxy.local)} ↔ ${formatPrefix(sa.proxy.remote)}`,
            `${encapsulated}/${decapsulated}`,
          ])}
          empty="No IPsec SA: a packet that its access list permits brings one up."
        />
      )}
      {tables.translations.length > 0 && (
        <Section
          title="Translations"
          head={['Protocol', 'Inside', 'Outside', 'Remote']}
          rows={tables.translations.map((row) => [row.protocol, row.inside, row.outside, row.remote])}
          empty=""
        />
      )}
      {tables.macs.length > 0 && (
        <Section
          title="MAC addresses"
          head={['Address', 'Port']}
          rows={tables.macs.map((row) => [row.mac, row.port])}
          empty=""
        />
      )}
      {tables.arp.length > 0 && (
        <Section
          title="ARP"
          head={['Address', 'MAC', 'Interface']}
          rows={tables.arp.map((row) => [formatIp(row.address), row.mac, row.interface])}
          empty=""
        />
      )}
    </div>
  )
}

const seconds = (micros: number) => `${Math.round(micros / 1e6)} s`

const CODES = {
  connected: 'C',
  static: 'S',
  rri: 'S RRI',
  dhcp: 'S',
  eigrp: 'D',
  'eigrp-external': 'D EX',
  'eigrp-summary': 'D',
} as const

function routeRows(tables: DeviceTables): readonly (readonly string[])[] {
  return tables.routes
    .filter((row) => row.active)
    .map(({ route }) => [
      CODES[route.protocol],
      formatPrefix(route.prefix),
      route.nextHop === undefined
        ? (route.interface ?? '')
        : `${formatIp(route.nextHop)}${route.protocol === 'connected' ? '' : ` [${route.distance}/${route.metric}]`}`,
    ])
}

interface SectionProps {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly empty: string
}

function Section({ title, head, rows, empty }: SectionProps) {
  return (
    <section>
      <h3>
        {title} <span className="muted">{rows.length}</span>
      </h3>
      {rows.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <div className="wrap">
          <table className="grid">
            <thead>
              <tr>
                {head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, index) => (
                    <td key={`${head[index]}`}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
