/** Words below `interface` that are not read (IOS interface, IP, switching, QoS and security command references). */
import type { KnownGroup } from '../syntax/known'
import { line, section } from './groups'

export const INTERFACE: readonly KnownGroup[] = [
  line(
    'it concerns the management of the device',
    `aaa, cdp, dfs, enable, disable, gig-default, hardware, ip forward, management, negotiate, nv, packet, peakdetect, port, port-channel, priority-flow-control, bgp-policy, shutdown lan, lldp, snmp, logging, load-interval, ntp, bfd, ip flow, ip flow-export, ip drp, ip nbar, ip accounting, ip route-cache, ip mask-reply, ip directed-broadcast, ip load-sharing, ip virtual-reassembly,
    ip broadcast-address, ip irdp, ip security, ip cef, ip mobile, macro, ethernet, platform, plim, nmsp, trust, device-tracking, ip device, ip rtp, ip ddns, no, exit, rmon, flow, performance,
    media-type, negotiation, flowcontrol, mdix, half-duplex, full-duplex, linktest, squelch, physical-layer, invert, clock, clockrate, crc, framing, scrambling, idle-character, dce-terminal-timing-enable, ignore-dcd, transmitter-delay,
    cablelength, link, power, port-type, errdisable, udld, transmit-buffers, tx-ring-limit, hold-queue, tx-queue-limit, keepalive, autostate, interface-id, hssi, dsu, fdl, down-when-looped, ds0, service-module, logical-channel, medium, nrzi-encoding, crypto engine, energywise, cts, eou, pos, serial, loopback-detect, duplex, speed, ip bandwidth-percent, ip verify statistics, mls, access-session, hw-module, lacp, ip rarp-server, ip probe, mpls mtu, ip rip, l2protocol-tunnel, ip admission-log, qos pre-classify, h323-gateway, early-token-release, ring-speed, source-bridge, lane, location,`,
  ),
  line(
    'what waits for a full line, and what of it is lost, is not simulated in this form',
    'shape, random-detect, priority-group, custom-queue-list, traffic-shape, wred',
    'queue',
  ),
  line(
    'who is served first in a queue changes no path',
    `fair-queue, max-reserved-bandwidth, queue-set, priority-queue, srr-queue, wrr-queue, qos, auto qos, mls qos, tx-queue, rcv-queue, ip rsvp, service-policy, service-policy type, bandwidth, delay, storm-control, auto discovery, class, rsvp, ip tos`,
  ),
  line(
    'multicast is not simulated, and no unicast packet depends on it',
    `ip igmp, ip pim, ip multicast, ip cgmp, ip mroute-cache, ip mrm, ip pgm, ip rgmp, ip sdr, ip sap, ip dvmrp, ip urd, ip mfib`,
  ),
  line(
    'only IPv4 is simulated',
    'ipv6, ipx, appletalk, clns, decnet, mop, vines, xns, netbios, sna, dlsw, apollo, lat, smrp, tarp, cmns, llc2, sdlc, qllc, stun, bstun, iso-igrp',
  ),
  line(
    'it matters to a switch, and a LAN is a switch of its own here',
    'spanning-tree, dot1x, authentication, mab, vtp, mvr, switchport nonegotiate, switchport port-security, ip dhcp snooping, ip arp inspection, ip source binding, ip verify source, macsec, mka, channel-protocol, rep',
  ),
  line(
    'only who proves who he is, or has an address that was given, is let in',
    'authentication port-control auto, dot1x port-control auto, access-session port-control auto, access-session closed, ip verify source, cts role-based enforcement, eou default, service-policy type inspect, service-policy type control, service-policy type access-control, ip subscriber, subscriber',
    'interface',
  ),
  line('with too few cables the bundle is down', 'lacp min-links, port-channel min-links', 'interface'),
  line(
    'whether the route that comes with the address is there, and how near, is not simulated',
    'ip dhcp client route',
    'route',
  ),
  line(
    'headers are taken to be sent in full',
    'ip rtp header-compression, ip rtp compression-connections, ip tcp header-compression, ip tcp compression-connections',
  ),
  line("hardware addresses are this product's own", 'mac-address'),
  line('it changes how ports of a bundle are chosen', 'pagp'),
  line('names are not resolved here', 'ip dns'),
  line('when a change of the metric is told, and not whether', 'ip dampening-change'),
  section(
    'what the interface carries, and where, is not simulated in this form',
    'source-interface, host-reachability, ip lisp',
    'interface',
  ),
  line('frames of Ethernet are what is simulated', 'encapsulation arpa, arp arpa'),
  line('the port frames so by itself', 'encapsulation slip, isdn termination multidrop'),
  line(
    'a line that dials is taken to be dialled, and let in',
    'dialer-group, dialer persistent, dialer idle-timeout, dialer hold-queue, dialer fast-idle, dialer enable-timeout, dialer max-call, pppoe enable, pppoe-client ppp-max-payload, ppp authentication, ppp chap, ppp pap, ppp mtu, ppp ipcp dns, ppp ipcp header-compression, ppp ipcp mask, ppp ipcp address, ppp lcp, ppp timeout, ppp max-configure, ppp link, ppp mru, ppp accounting, ppp multilink endpoint, dsl operating-mode, dsl enable-training-log, dsl noise-margin',
  ),
  line('which addresses are given stands in the pools', 'ip dhcp, ip dhcp client, ip address negotiated-mask'),
  section(
    'what the interface carries, and where, is not simulated in this form',
    `switchport, switchport access, switchport mode, switchport trunk, switchport voice, channel-group, encapsulation, encryption, frame-relay, x25, atm, pvc, vc, bridge-group, xconnect, backup, tunnel, ppp, dialer, pppoe, pppoe-client, isdn, peer, async, group-range,
    multilink-group, carrier-delay, compress, virtual-profile, vpdn, dsl, ip unnumbered, l2transport, loopback, ip local-proxy-arp, ip verify, rate-limit, dampening, transmit-interface, member, ip mtu, mtu, ip access-group, mpls, tag-switching, pseudowire, cem, ima-group, tdm-group, channel, service instance, bridge-domain, vrf, cellular, dial-tdm, ssid, antenna, station-role, channel-width, rf, infrastructure-client, ip http, ip wccp, otv, vxlan, nve, private-vlan, ip admission, ip auth-proxy, ip ips, ip audit, ip urlfilter, zone-member, ip inspect, content-scan, utd, ip tcp, ip traffic-export, ipsec, group, timeout, mac access-group, mac, arp, ip arp, ip vrf, ip sticky-arp, l2tp, source, ip nhrp, fabricpath, ip gratuitous-arps, cable, upstream, downstream, controller, channelized`,
    'interface',
  ),
  line(
    'packets of one conversation may take different ways, or be lost in pieces',
    'ip load-sharing per-packet, ip virtual-reassembly drop-fragments, ip virtual-reassembly in drop-fragments, ip virtual-reassembly out drop-fragments',
    'interface',
  ),
  line('nobody on the wire is found any more', 'no arp arpa', 'interface'),
  line(
    'whether the default route that comes with the address is taken is not simulated',
    'ip dhcp client default-router, no ip dhcp client request router',
    'route',
  ),
  line(
    'the metric of routes through the interface may be otherwise',
    'bandwidth inherit, delay * picoseconds',
    'routing',
  ),
  line(
    'the next hop of what EIGRP tells on the interface may be another',
    'ip next-hop-self, no ip next-hop-self',
    'routing',
  ),
  section('what becomes of addresses is not simulated in this form', 'ip nat, nat', 'translation'),
  section(
    'an interface in a table of its own is not simulated',
    'vrf forwarding, ip vrf forwarding, ip vrf receive',
    'routing',
  ),
  section(
    'another routing protocol, or a policy beside the table, is not simulated',
    'ip ospf, ospf, ospfv3, ip router, isis, ip rip, ip policy, ip route-tag, ip policy route-map, ip eigrp, ip authentication, ip summary-address, ip hello-interval, ip hold-time, ip split-horizon, ip passive-interface, ip bgp, ip default-originate, ip mobile-arp, lisp,',
    'routing',
  ),
  section(
    'who has the virtual address may be otherwise',
    'glbp, vrrp, standby, fhrp, vrrs, redundancy, ip redundancy',
    'redundancy',
  ),
  line(
    'it changes under which hardware address a group speaks, or when, not who is chosen',
    'standby use-bia, standby mac-refresh',
  ),
  line('hosts are told of no other router: they ask their own', 'standby redirect, standby redirects'),
  line('it changes when a failure is noticed', 'standby bfd, carrier-delay', 'redundancy'),
  section('which tunnels are made may be otherwise', 'crypto, crypto map, crypto ipsec, crypto gdoi', 'tunnels'),
]
