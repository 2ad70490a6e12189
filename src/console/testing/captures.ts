/**
 * Outputs of real devices, as ntc-templates (d0bc5a480fe935afb6d9f6806c795a0390aaec90) and genieparser
 * (366d83b905995cc7f26524168e431af50dcde2d5) hold them as input of their tests; both Apache-2.0, Copyright 2015 Jason
 * Edelman / Network to Code, LLC and Copyright Cisco Systems, Inc. Device output only, byte for byte but for line ends;
 * of the four at the end the first lines. Some were trimmed or assembled by those who collected them.
 */

import { readFileSync } from 'node:fs'

const NAMES = [
  'genie_ios__ShowIpRoute__golden_output_1.txt',
  'genie_ios__ShowIpRoute__golden_output3.txt',
  'genie_ios__ShowIpRouteWord__golden_output_with_route.txt',
  'genie_iosxe__ShowCryptoMap__golden_output_2.txt',
  'genie_iosxe__ShowCryptoIsakmpSa__golden_output_isakmp_no_ipv6.txt',
  'genie_iosxe__ShowCryptoIsakmpSaDetail__golden_output_isakmp.txt',
  'genie_ios__ShowCryptoSession__golden_output.txt',
  'ntc__cisco_ios_show_standby3.raw',
  'ntc__cisco_ios_show_standby.raw',
  'genie_iosxe__ShowStandbyBrief__golden_output2.txt',
  'ntc__cisco_ios_show_ip_eigrp_neighbors.raw',
  'ntc__cisco_ios_show_ip_eigrp_neighbors2.raw',
  'genie_iosxe__ShowIpEigrpTopology__device_output_1.txt',
  'ntc__cisco_ios_show_ip_eigrp_topology2.raw',
  'ntc__cisco_ios_show_ip_interface_brief.raw',
  'ntc__cisco_ios_show_cdp_neighbors.raw',
  'ntc__cisco_ios_show_route-map.raw',
  'ntc__show_ip_cef_c2900_v1.raw',
  'ntc__show_ip_cef_disabled.raw',
  'ntc__cisco_ios_show_ip_arp.raw',
  'ntc__cisco_ios_ping.raw',
  'ntc__cisco_ios_ping_source.raw',
  'ntc__cisco_ios_ping_unreachable.raw',
  'ntc__cisco_ios_traceroute_2.raw',
  'ntc__cisco_ios_show_ip_access-lists.raw',
  'ntc__cisco_ios_show_crypto_ipsec_sa_detail.raw',
  'ntc__cisco_ios_show_version3.raw',
  'genie_iosxe__ShowVersion__golden_output_ios_c2600_2.txt',
] as const

export type CaptureName = (typeof NAMES)[number]

const read = (name: CaptureName) =>
  readFileSync(new URL(`captures/${name.replace(/\.raw$/, '.txt')}`, import.meta.url), 'utf8')

export const CAPTURES = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Readonly<
  Record<CaptureName, string>
>
