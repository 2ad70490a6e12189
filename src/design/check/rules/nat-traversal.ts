/** Behind a NAT two ends that can do NAT traversal move to UDP 4500, which SEED's firewall does not let through. */
import { releaseDefaults } from '../../../config/index'
import { actingFirewalls, devicesOf, neighboursOf, withRole } from '../../model/read'
import type { Found, Rule } from '../rule'

export const natTraversal: Rule = {
  name: 'nat-traversal',
  title: 'The firewall lets NAT traversal through',
  why: 'From 12.2(13)T both ends find the NAT between them and move IKE and ESP to UDP 4500: a firewall that knows only ESP and UDP 500 stops a design that worked before the upgrade.',
  source: 'RFC 3947, RFC 3948; IOS 12.2(13)T, IPsec NAT transparency',
  check: ({ design, headEnds }) => {
    if (design.vpn.natTraversal === false) return []
    const able = (device: { readonly release: string }) => releaseDefaults(device.release).natTraversal
    const sites = devicesOf(design, 'soho').filter(
      (site) => able(site) && neighboursOf(design, site.name).some((item) => item.kind === 'home-nat'),
    )
    // Those that look outward themselves are not behind the firewall.
    const gateways = headEnds.filter((device) => able(device) && withRole(device, 'outside').length === 0)
    if (sites.length === 0 || gateways.length === 0) return []
    return actingFirewalls(design)
      .filter((firewall) => !firewall.natTraversal)
      .map(({ name }): Found => {
        const summary = `${sites.length === 1 ? `${sites[0]?.name} moves` : `${sites.length} sites behind a NAT move`} to UDP 4500, which ${name} does not let through: no tunnel comes up`
        const remedy = `Let NAT traversal through at ${name}, or turn it off in the VPN settings.`
        const edit = { kind: 'set-device', name, change: { natTraversal: true } } as const
        const fix = { says: `Lets UDP 4500 to the head-ends through at ${name}.`, safe: true, edit }
        return { severity: 'error', device: name, field: 'natTraversal', summary, remedy, fix }
      })
  },
}
