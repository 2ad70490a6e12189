/** Words of PIX 6 to ASA 9 that are not read (PIX 6.3, ASA 7.0 to 9.x command references). */
import { type KnownGroup, knownLine as line, knownSection as section } from '../ios/index'

const GLOBAL: readonly KnownGroup[] = [
  line(
    'it concerns the management of the device',
    `aaa-server-protocol, alias-exec, arp timeout, asdm, asdm history, asp, auth-prompt, banner, boot, call-home, checkheaps, clear, clock, command-alias, compression, config-register, configure, console, coredump, crashinfo, cts, debug, dns-guard, domain-name, enable, event, failover-link, feature, filter-log, firewall-version, flow-export, fqdn, ftp, hostname, hpm, http, icmp, imap4s, ip-verify, jumbo-frame, key, kill, ldap, license, logging, login, logout, mac-learn, mem, mount, names, no, ntp, packet-tracer, pager, passwd, password, password-policy, pdm, pim-log, pop3s, prefetch, privilege, prompt, quit, quota, reload, rest-api, sdi, show, smtps, smtp-server, snmp, snmp-map, snmp-server, ssh, ssl, sunrpc-server, sla, smart-tunnel, tcp-map, telnet, terminal, terminal-width, tftp-server, threat-detection, url-block, url-cache, url-server, user-identity, user-alert, username, vpnclient-log, vpn-addr-assign, wccp-log, who, write, xlate, zonelabs-integrity, crypto ca, crypto key, isakmp-log, aaa, aaa authentication, aaa authorization, aaa accounting, no-names, setup, ips, capture, file, floodguard, ospf-log, service, sysopt, mode, context-info, cluster-info, backup, media-type, hw-module, name, ASA, PIX, version, description, snmp-server-user, unit, icmp-object-log`,
  ),
  section(
    'it concerns the management of the device',
    `aaa-server, dns, dns server-group, dynamic-access-policy-record, ldap attribute-map, privilege-exec, scripts, group-policy, tunnel-group-list, webvpn, ctl-file, ctl-provider, tls-proxy, phone-proxy, media-termination, uc-ime, crypto ca trustpoint, crypto ca certificate, crypto ca server, crypto ca trustpool, xdmcp, csd, smart, license smart, pki, user-statistics, scansafe, hpm topn, saml, cxsc, sfr`,
  ),
  section(
    'answers are let through by inspection, which is looked at by protocol only',
    `class-map, policy-map, service-policy, fixup, inspect, class, match, parameters, prompt-inspect, http-map, ftp-map, gtp-map, mgcp-map, sip-map, snmp-map, tcp-map, inspect-map`,
  ),
  section(
    'it concerns the management of the device',
    `app-agent, fxos, anyconnect-custom-attr, anyconnect-custom-data, auto-update, bgp-community, blocks, cache, client-update, dns-group, dynamic-access-policy-config, eeprom, fips, flow-offload-ipsec, group-delimiter, import, license-server, management-access, migrate, passive-port, software, strong-encryption-disable, telemetry, tunnel-group-preference, vpn-simultaneous-logins`,
  ),
  section('it concerns the management of the device', 'ssh pubkey-chain'),
  section('who is served first in a queue changes no path', 'priority-queue'),
  line('an expression decides nothing by itself', 'regex'),
  line('how long keys are used makes no tunnel', 'crypto ipsec security-association lifetime'),
  line('how long a translation outlives its conversation changes no path', 'xlate per-session'),
  line("hardware addresses are this product's own", 'failover mac address'),
  line('which addresses are given stands in the pools', 'dhcp, ip local pool'),
  line('lists match the same, however they are compiled', 'access-list compiled'),
  line('what is logged changes no path', 'access-list alert-interval, access-list deny-flow-max'),
  line('how memory is used is watched, no packet', 'memory, lacp system-priority'),
  line('what it drops on purpose has a fate that is not simulated', 'route null0', 'routing'),
  section('what the firewall lets through may be otherwise', 'nac-policy, umbrella-global, zero-trust', 'device'),
  section('what becomes of addresses may be otherwise', 'map-domain, sysopt noproxyarp', 'translation'),
  section('tunnels that end on the firewall itself are not simulated', 'vpn-mode', 'tunnels'),
  section('what the interfaces that use it carry is not simulated', 'port-channel', 'interface'),
  line('only IPv4 is simulated', 'ipv6, ipv6-vpn-addr-assign'),
  line(
    'multicast is not simulated, and no unicast packet depends on it',
    'igmp, mfib, mroute, mrib, multicast, multicast-routing, pim, multicast boundary',
  ),
  line('what it says of what reaches it is not simulated', 'access-list * advanced', 'entry'),
  line('what is cut into more fragments than the chain holds is dropped', 'fragment', 'entry'),
  line('it shuts out whom it takes for an attacker', 'threat-detection scanning-threat shun', 'entry'),
  section(
    'what becomes of addresses may be otherwise',
    `alias, global, nat, nat-control, static, object, object network, object service`,
    'translation',
  ),
  section(
    'what lists that name it match may be otherwise',
    `access-list, object-group, object-group network, object-group service, object-group protocol, object-group icmp-type, object-group user, time-range, object-group security`,
    'list',
  ),
  section('what the probe finds decides what hangs on it', 'sla monitor', 'redundancy'),
  section(
    'another routing protocol, or what it uses, is not simulated',
    `router, rip, ospf, prefix-list, route-map, routing, policy-route, route, route-lookup, distribute-list, policy-list, as-path, community-list, key chain, zone, vxlan, nve, bfd, bfd-template, route-tracking, track`,
    'routing',
  ),
  section(
    'tunnels that end on the firewall itself are not simulated',
    `crypto, crypto map, crypto ipsec, crypto isakmp, crypto dynamic-map, crypto ikev1, crypto ikev2, isakmp, tunnel-group, vpdn, vpngroup, vpnclient, vpn-sessiondb, vpnsetup, ca, vpn, l2tp, vpn-group, vpn load-balancing, tunnel-group-map, ip-comp, crypto engine, anyconnect, url-list, port-forward, sso-server, vpn-tunnel, dynamic-filter`,
    'tunnels',
  ),
  line(
    'it changes when the other unit takes over, not where packets go',
    'failover timeout, failover poll, failover polltime, failover interface-policy, failover key, failover replication, monitor-interface',
  ),
  line('it stops attacks, not the traffic that is drawn', 'ip audit info, ip audit attack'),
  line(
    'no tunnel ends on the firewall',
    'sysopt connection permit-vpn, sysopt connection permit-ipsec, sysopt connection timewait, sysopt nodnsalias, sysopt radius, sysopt uauth, sysopt route dnat, sysopt ipsec, sysopt security',
  ),
  section(
    'what several units or contexts make of it is not simulated in this form',
    'failover, cluster, context, admin-context, failover-group, redundant',
    'redundancy',
  ),
  section(
    'what the firewall lets through may be otherwise',
    `outbound, apply, conduit, access-group, same-security-traffic, established, filter, shun, ip audit, ip verify, firewall, ethertype, mac-address-table, arp-inspection, mac-list, virtual, authentication, url-filter, dynamic-filter, mac-address, resource, class-resource, sysopt connection, wccp, permit, deny, security-group, cts-policy, flow-offload`,
    'device',
  ),
  line('which addresses are given stands in the pools', 'dhcp-client, ip address-pool, ddns'),
  line('which addresses are given may be otherwise', 'dhcpd, dhcpd reserve-address, dhcprelay', 'addressing'),
  line('it changes how a request for an address is passed on', 'dhcprelay information, dhcprelay timeout'),
  section('who answers for an address may be otherwise', 'arp', 'neighbour'),
  line('lists match the same, however they are looked up', 'object-group-search'),
  line(
    'it stops attacks, not the traffic that is drawn',
    'ip audit name * attack, ip audit name * info action alarm, ip audit interface, ip audit signature, dynamic-filter enable, dynamic-filter updater-client, dynamic-filter use-database, snort, sysopt connection tcpmss minimum',
  ),
  line(
    'it is kept, counted or looked up otherwise, and goes the same way',
    'sysopt connection preserve-vpn-flows, sysopt connection reclassify-vpn, ip-client, virtual telnet, virtual ssh, virtual http',
  ),
  line(
    'whoever has not logged in is kept out',
    'aaa authentication match, aaa authentication include, aaa authorization match, aaa authorization include',
    'device',
  ),
  line('it ends a section', 'exit, end, quit'),
]

const DEFAULTS: readonly KnownGroup[] = [
  line(
    'it guards the firewall itself, and packets take the same way',
    'arp rate-limit, arp permit-nonconnected, mac-address auto, service-module, crypto ipsec security-association pmtu-aging, crypto ipsec security-association replay, crypto ikev2 limit, crypto ikev2 cookie-challenge, crypto isakmp identity, crypto isakmp nat-traversal, crypto ikev1 am-disable, isakmp identity, tls-proxy maximum-session',
  ),
]

const INTERFACE: readonly KnownGroup[] = [
  line(
    'it changes no path',
    `description, speed, duplex, flowcontrol, lacp, delay, hello-interval, hold-time, media-type, mac-address, no, exit, power, priority-queue, qos, cts, flow-export, sfr, port-object, hardware, igmp, pim, multicast, ipv6, mfib, security-association, ddns, dhcp, dhcprelay information, rate-limit-log, join-failover-group, authentication, ospf-log, split-horizon, summary-address, backup-log, monitor, bfd`,
  ),
  section(
    'what the interface carries, and where, is not simulated in this form',
    `vlan, switchport, asr-group, channel-group, port-channel, member-interface, redundant, bridge-group, bvi, pppoe, ip, ip address, nameif, security-level, tunnel, zone-member, policy-route, backup, allocate-interface, mtu, nve-only, vtep-nve, segment-id, source-interface, cluster, forward, shutdown, route, vxlan, interface-inherit`,
    'interface',
  ),
  line('what it may begin towards another VLAN is not simulated', 'no forward', 'interface'),
  line('a request for an address that is relayed is not simulated', 'dhcprelay', 'addressing'),
  section(
    'another routing protocol, or a policy beside the table, is not simulated',
    'ospf, rip, eigrp, authentication, summary-address, split-horizon',
    'routing',
  ),
]

const NOTE = line('a note for people', 'description')

const OBJECT: readonly KnownGroup[] = [
  NOTE,
  section(
    'what the name stands for may be otherwise',
    `host, subnet, range, fqdn, service, nat, network-object, service-object, port-object, protocol-object, icmp-object, group-object, security-group, user, user-group`,
    'list',
  ),
]

export const ASA_KNOWN: ReadonlyMap<string, readonly KnownGroup[]> = new Map([
  ['global', [...GLOBAL, ...DEFAULTS]],
  ['interface', INTERFACE],
  ['time-range', [line('what lists that name it match may be otherwise', 'absolute, periodic', 'list')]],
  ['deeper-part', [line('what deeper inspection throws away is not simulated', 'mask', 'entry')]],
  ['class-map', [NOTE]],
  ['policy-map', [NOTE]],
  ['object-network', OBJECT],
  ['object-service', OBJECT],
  ['object-group', OBJECT],
])
