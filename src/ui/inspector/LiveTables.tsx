/** A device's tables as they are now: routes, HSRP, EIGRP, IKE, IPsec, ARP, interfaces. */
import { ROUTE_CODES } from '../../drawing/index'
import type { DeviceTables, Subject } from '../../engine/messages'
import { formatIp, formatPrefix, lookUp } from '../../net/index'
import { askWhy, setView } from '../../store/index'
import { useRun } from '../components/useStore'
import { Explained } from '../glossary/Explained'
import { said, t } from '../words/language'

export function LiveTables({ device }: { readonly device: string }) {
  const tables = useRun((state) => lookUp(state.view?.devices, device))
  if (!tables) return <p className="muted">{t('Not simulated yet.')}</p>
  return (
    <div className="live">
      {tables.kind === 'router' && (
        <button type="button" className="button" onClick={() => setView({ dialog: 'against' })}>
          {t('Compare with the real router…')}
        </button>
      )}
      <Section
        title={t('Interfaces')}
        head={[t('Interface'), t('Address'), t('State')]}
        rows={tables.interfaces.map((item) => [
          item.name,
          item.address ? `${formatIp(item.address.ip)}/${item.address.length}` : 'unassigned',
          item.lineUp ? 'up' : item.adminUp ? 'down' : 'shutdown',
        ])}
        empty={t('It has no interfaces.')}
      />
      <Section
        title={t('Routes')}
        head={[t('Code'), t('Destination'), t('Via')]}
        rows={routeRows(tables)}
        whys={activeRoutes(tables).map(({ route }) => routeSubject(device, route))}
        empty={t('The routing table is empty.')}
      />
      {tables.hsrp.length > 0 && (
        <Section
          title={t('HSRP')}
          head={[t('Group'), t('State'), t('Priority'), t('Active')]}
          rows={tables.hsrp.map((row) => [
            String(row.group),
            row.state,
            String(row.priority),
            row.activeRouter ? (row.activeRouter.local ? 'local' : formatIp(row.activeRouter.ip)) : 'unknown',
          ])}
          whys={tables.hsrp.map((row) => ({ kind: 'hsrp', device, interface: row.interface, group: row.group }))}
          empty=""
        />
      )}
      {tables.eigrpNeighbors.length > 0 && (
        <Section
          title={t('EIGRP neighbours')}
          head={[t('Neighbour'), t('Interface'), t('Up for')]}
          rows={tables.eigrpNeighbors.map((row) => [
            formatIp(row.address),
            row.interface,
            seconds(tables.now - row.since),
          ])}
          whys={tables.eigrpNeighbors.map((row) => ({ kind: 'neighbor', device, address: formatIp(row.address) }))}
          empty=""
        />
      )}
      {(tables.cryptoPeers.length > 0 || tables.ikeSas.length > 0 || tables.ipsecSas.length > 0) && (
        <Section
          title={t('IKE SAs')}
          head={[t('Peer'), t('State'), t('Age')]}
          rows={tables.ikeSas.map((row) => [formatIp(row.remote), row.state, seconds(tables.now - row.since)])}
          whys={tables.ikeSas.map((row) => ({ kind: 'ike-sa', device, peer: formatIp(row.remote) }))}
          empty={t('No IKE SA: nothing has asked for one.')}
        />
      )}
      {(tables.cryptoPeers.length > 0 || tables.ipsecSas.length > 0) && (
        <Section
          title={t('IPsec SAs')}
          head={[t('Peer'), t('Protects (proxy)'), t('Out/in')]}
          rows={tables.ipsecSas.map(({ sa, encapsulated, decapsulated }) => [
            formatIp(sa.remote),
            `${formatPrefix(sa.proxy.local)} ↔ ${formatPrefix(sa.proxy.remote)}`,
            `${encapsulated}/${decapsulated}`,
          ])}
          whys={tables.ipsecSas.map(({ sa }) => ({
            kind: 'ipsec-sa',
            device,
            peer: formatIp(sa.remote),
            protects: formatPrefix(sa.proxy.remote),
          }))}
          empty={t('No IPsec SA: a packet that its access list permits brings one up.')}
        />
      )}
      {tables.translations.length > 0 && (
        <Section
          title={t('Translations')}
          head={[t('Protocol'), t('Inside'), t('Outside'), t('Remote')]}
          rows={tables.translations.map((row) => [row.protocol, row.inside, row.outside, row.remote])}
          empty=""
        />
      )}
      {tables.spanningTree && (
        <Section
          title={t('Spanning tree: {value}', {
            value:
              tables.spanningTree.rootPort === undefined
                ? t('this is the root')
                : t('root by {rootPort}', { rootPort: tables.spanningTree.rootPort }),
          })}
          head={[t('Port'), t('Role'), t('State')]}
          rows={tables.spanningTree.ports
            .filter(({ role }) => role !== 'disabled')
            .map(({ name, role, state, edge }) => [name, edge ? t('{role}, edge', { role }) : role, state])}
          empty={t('No port is up.')}
        />
      )}
      {tables.macs.length > 0 && (
        <Section
          title={t('MAC addresses')}
          head={[t('Address'), t('Port')]}
          rows={tables.macs.map((row) => [row.mac, row.port])}
          empty=""
        />
      )}
      {tables.arp.length > 0 && (
        <Section
          title={t('ARP')}
          head={[t('Address'), 'MAC', t('Interface')]}
          rows={tables.arp.map((row) => [formatIp(row.address), row.mac, row.interface])}
          empty=""
        />
      )}
    </div>
  )
}

const seconds = (micros: number) => `${Math.round(micros / 1e6)} s`

/** As a router prints them, but for those that it does not tell from static ones. */
const CODES = { ...ROUTE_CODES, rri: 'S RRI' } as const

const activeRoutes = (tables: DeviceTables) => tables.routes.filter((row) => row.active)

function routeSubject(device: string, route: DeviceTables['routes'][number]['route']): Subject {
  const via = route.nextHop === undefined ? {} : { via: formatIp(route.nextHop) }
  return { kind: 'route', device, prefix: formatPrefix(route.prefix), ...via }
}

function routeRows(tables: DeviceTables): readonly (readonly string[])[] {
  return activeRoutes(tables).map(({ route }) => [
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
  /** What made each row, when it can be told. */
  readonly whys?: readonly Subject[]
}

/** Words that one wants to know the meaning of stand in cells of few different words: codes, states. Each is explained where it comes first. */
const MOST_WORDS = 8

function firstRows(rows: readonly (readonly string[])[], column: number): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  rows.forEach((row, at) => {
    const word = row[column]
    if (word !== undefined && !first.has(word)) first.set(word, at)
  })
  return first.size > MOST_WORDS ? new Map() : first
}

function Section({ title, head, rows, empty, whys }: SectionProps) {
  const explains = head.map((_cell, column) => firstRows(rows, column))
  return (
    <section>
      <h3>
        <span>
          <Explained text={title} />
        </span>
        <span className="muted">{rows.length}</span>
      </h3>
      {rows.length === 0 ? (
        <p className="muted">{said(empty)}</p>
      ) : (
        <div className="wrap">
          <table className="grid">
            <thead>
              <tr>
                {head.map((cell) => (
                  <th key={cell} scope="col">
                    <Explained text={cell} />
                  </th>
                ))}
                {whys && (
                  <th scope="col">
                    <span className="sr-only">{t('Where it comes from')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={row.join('|')}>
                  {row.map((cell, index) => (
                    <td key={`${head[index]}`}>
                      {explains[index]?.get(cell) === at ? <Explained text={cell} /> : cell}
                    </td>
                  ))}
                  {whys && <WhyCell subject={whys[at]} row={row} />}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function WhyCell({ subject, row }: { readonly subject: Subject | undefined; readonly row: readonly string[] }) {
  return (
    <td className="why-cell">
      {subject && (
        <button
          type="button"
          className="button quiet"
          aria-label={`${t('why')}: ${row.join(' ')}`}
          title={t('Where it comes from')}
          onClick={() => askWhy(subject)}
        >
          {t('why')}
        </button>
      )}
    </td>
  )
}
