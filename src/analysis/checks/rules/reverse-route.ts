/** RRI on the dynamic map: without it nobody knows which sites are here; and how its routes find the peer. */
import { releaseDefaults } from '../../../config/index'
import { formatIp } from '../../../net/index'
import { add, type Check, type CheckFound, lineOf, remove } from '../check'
import type { HeadEndScope } from '../scope'

export const reverseRoute: Check = {
  name: 'no-reverse-route',
  title: 'Reverse Route Injection',
  why: 'The static route that an SA brings along is all that says which head-end a site is on; without it the other head-end has no route, and traffic from headquarters is black-holed.',
  source: 'Source document, reverse-route under crypto dynamic-map',
  check: ({ headEnds, sites }) =>
    headEnds.flatMap(({ config, templates }) =>
      templates
        // Where no site is, a template may be for remote access, or for networks that lines route.
        .filter((template) => !template.reverseRoute && sites.length > 0)
        .map(
          (template): CheckFound => ({
            severity: 'error',
            device: config.device,
            ...lineOf(template.source),
            summary: `${template.source.text} has no reverse-route: its sites have no route`,
            remedy: 'Add reverse-route.',
            fix: {
              says: 'Adds reverse-route to the dynamic map.',
              safe: true,
              changes: [add(config.device, [template.source.text], 'reverse-route')],
            },
          }),
        ),
    ),
}

export const reverseRouteOnLink: Check = {
  name: 'reverse-route-on-link',
  title: 'Next hop of reverse routes',
  why: 'From 15.0(1)M on a reverse route may point at the peer on the crypto interface itself: the router asks there by ARP for an address that is far away, and unless somebody answers in its place the packets for the site are dropped before they are encrypted.',
  source: 'Cisco community, “RRI and ARP since 15.0(1)M” (a note, not the command reference)',
  check: ({ headEnds }) => headEnds.filter(({ config }) => mayAsk(config.release)).flatMap(onLink),
}

const mayAsk = (release: string) => releaseDefaults(release).reverseRouteOnLink

function onLink({ config, stick, templates }: HeadEndScope): readonly CheckFound[] {
  const hop = config.staticRoutes.find(({ prefix }) => prefix.length === 0)?.nextHop
  if (stick?.kind !== 'ethernet') return []
  return templates.flatMap(({ reverseRoute: told, source }): readonly CheckFound[] => {
    if (!told || told.remotePeer) return []
    const about = {
      severity: 'info',
      device: config.device,
      ...lineOf(told.source),
      summary: `Its reverse routes may be looked for by ARP on ${stick.name}, where no peer is`,
      remedy:
        'Name the next hop: reverse-route remote-peer A.B.C.D, or see that a neighbour answers ARP in the peers’ place.',
    } as const
    if (hop === undefined) return [about]
    const line = told.source.text.trim()
    const better = `${line} remote-peer ${formatIp(hop)}`
    const section = [source.text]
    const changes = [remove(config.device, section, line), add(config.device, section, better, '')]
    return [
      {
        ...about,
        fix: { says: `Writes "${better}": the peers are reached by ${formatIp(hop)}.`, safe: false, changes },
      },
    ]
  })
}
