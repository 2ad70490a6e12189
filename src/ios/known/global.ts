/** Words of global configuration that are not read (IOS command references 12.2 to 15.9, IOS XE 16 and 17). */
import type { KnownGroup } from '../syntax/known'
import { line, section } from './groups'

export const GLOBAL: readonly KnownGroup[] = [
  line(
    'it concerns the management of the device',
    `stack-mac, stack-power, sdm, device-classifier, aqm-register-fnf, nls, cpd, network-policy, gnxi, grpc, feature, aaa new-model, aaa authentication, aaa authorization, aaa session-id, aaa local, access-session, alias, autonomic, boot, boot-start-marker, boot-end-marker, module provision, mls, mls exclude, mls nde, buffers, card, cdp, cisp, cns, config-register, configuration,
    cts, cwmp, default-value, device-sensor, diagnostic, downward-compatible-config, dying-gasp, enable,
    environment, errdisable, event manager, exception, facility-alarm, file, flow exporter, flow monitor, flow record,
    flow hardware, ftp-server, hw-module, http, identity, ip bootp, ip domain,
    ip domain-list, ip domain lookup, ip domain name, ip domain retry, ip domain timeout, ip domain-lookup, ip dns, ip drp, ip finger, ip flow-aggregation,
    ip flow-cache, ip flow-capture, ip flow-egress, ip flow-export, ip flow-top-talkers, ip accounting, ip accounting-list,
    ip accounting-threshold, ip accounting-transits, ip ftp, ip host, ip host-list, ip hp-host, ip http, ip icmp, ip identd, ip kerberos,
    ip name-server, ip options, ip radius, ip rcmd, ip scp, ip sftp, ip source-route, ip ssh, ip tacacs, ip telnet, ip tftp, ip vty, ip ddns,
    kerberos, ldap, license, lldp, location, logging, login, access-list compiled, lpr, macro, memory, memory-size, menu, mls netflow,
    mls sampling, mls aging, mls flow, mls cef, mls rate-limit, mop, monitor, netconf, netconf-yang, network-clock, network-clock-participate, network-clock-select, nmsp, nmea, ntp, onep,
    parser, password, platform, pnp, printer, privilege, process, processor, prompt, qos pre-classify, redundancy-mode, regexp, remote,
    resource, restconf, rmon, rtr key-chain, rtr logging, rtr low-memory, rtr reaction-configuration, rtr reaction-trigger, rtr reset, rtr responder, rtr restart, ip sla monitor key-chain, ip sla monitor logging, ip sla monitor low-memory, ip sla monitor reaction-configuration, ip sla monitor reaction-trigger, ip sla monitor reset, ip sla monitor responder, ip sla monitor restart, scheduler, scripting, secure, security, service, session, shell, slave, smart, snmp, snmp-server, sntp, software,
    spe, ssh, stcapp, subscriber, switch, system, tacacs, tacacs-server, radius, radius-server, tclquit, telemetry, terminal-queue, tftp-server,
    transceiver, transport-map, udld, upgrade, username, vtp, vstack, wsma, x29, xsm, yang-interfaces, version, hostname, call-home, authentication, dot1x, epm, fips, eap, mab, sampler, flow-sampler-map, port-profile, power, fabric, energywise, mediatrace, performance, metadata, avc, nbar, ip nbar, ip sdr, ip spd, ip gratuitous-arps, ip rsvp, rsvp, multilink, key config-key, captive-portal`,
  ),
  section(
    'it concerns the management of the device',
    `aaa, archive, call-home, module, module provision, cns, netconf, redundancy, ip sla responder, ip sla reaction-configuration, ip sla auto,
    ip ips name, dspfarm, flow, template, parameter-map type webauth, crypto pki, crypto ca, crypto key, crypto provisioning, crypto mib, crypto logging, wlan, dot11, vlan accounting, archive log`,
  ),
  section(
    'telephony on the router is not part of the paths drawn',
    `application, call, call-router, ccm-manager, codec, dial-peer, dial-control-mib, ephone, ephone-dn, ephone-dn-template, ephone-template,
    ephone-hunt, ephone-type, fax, gateway, gatekeeper, ivr, mgcp, media, mrcp, num-exp, rtsp, sccp, sip-ua, sip, stcapp, tgrep,
    translation-rule, trunk, voice, voice-card, voice-port, voicecap, modemcap, isdn, isdn-mib, tdm, clid, cptone, presence, rlm, sgcp, ss7, uc, vdsp`,
  ),
  section(
    'who is served first in a queue changes no path',
    `class-map, policy-map, table-map, auto qos, priority-list, queue-list, custom-queue, mls qos, qos, srr-queue, wrr-queue, queue-set, random-detect, access-list rate-limit, priority-queue`,
  ),
  line(
    'multicast is not simulated, and no unicast packet depends on it',
    `ip multicast, ip multicast-routing, ip pim, ip igmp, ip mroute, ip mroute-cache, ip msdp, ip dvmrp, ip cgmp, ip mrm, ip pgm, ip sap, ip urd, ip mfib, ip rgmp, ip multicast-vrf`,
  ),
  section(
    'only IPv4 is simulated',
    `ipv6, ipx, appletalk, apollo, clns, decnet, dlsw, bstun, stun, source-bridge, lat, lnm, locaddr-priority, netbios, netbios-name, rsrb, sdllc, sna, snasw, stun,
    tarp, vines, xns, xot, x25, x28, frame-relay switching, smrp, mop, pad, translate, rif, dspu, cmns, lane, bisync, qllc, alps, busy-message, terminal, nsap, llc2, router ipv6,`,
  ),
  line(
    'it matters to a switch, and a LAN is a switch of its own here',
    `bridge-domain, cluster, flowcontrol, link, lacp, mac-address-table, mac, macro global, port-channel, spanning-tree, stackwise-virtual, storm-control, switch virtual, udld, vlan, vlan internal, vmps, vlan group, vlan dot1q, rep, ethernet, mvr, dot1q, ip device tracking, ip device, firewall, svclc, pagp, link-track`,
  ),
  line(
    'packets take the same way, however they are switched',
    `ip cef, ip load-sharing, ip cache, ip fast, ip sticky-arp, ip gdp, ip tcp, ip forward-protocol, ip security, ip subnet-zero, ip rtp, ip bgp-community, ip policy-list`,
  ),
  line(
    'which addresses are given stands in the pools',
    `ip dhcp, ip dhcp-server, ip dhcp-client, ip address-pool, ip local pool, service dhcp, ip local pool-group`,
  ),
  section('which addresses are given stands in the pools', 'ip dhcp class, ip dhcp pool-class'),
  line(
    'who is not told that he may is not answered, and gets no address',
    'ip dhcp snooping, ip dhcp snooping vlan, no service dhcp',
    'addressing',
  ),
  line(
    'it changes how addresses that are given are watched',
    'ip dhcp snooping database, ip dhcp snooping information, ip dhcp snooping verify, ip dhcp snooping track, ip dhcp snooping glean, ip dhcp snooping wireless, ip dhcp snooping detect',
  ),
  section('what the switch lets through may be otherwise', 'vlan filter, cts role-based enforcement', 'inspection'),
  line('a device that routes does not look at it; one that does not answers from there alone', 'ip default-gateway'),
  line('routers route by themselves; a fixed switch is taken to route where the line stands', 'ip routing'),
  line(
    'no packet of these paths is dialled',
    'chat-script, dialer-list, dialer, map-class, map-list, username-callback, async-bootp, modem, peer-pool',
  ),
  section(
    'another routing protocol, or what it uses, is not simulated',
    `router, ip default-network, ip local policy, ip mobile, ip vrf-select, ip explicit-path, ip wccp, ip as-path, ip community-list, ip extcommunity-list, ip prefix-list, prefix-list, service-family, route-tag, mpls, mpls ldp, tag-switching, ip nhrp, ip bgp, ip rip, ip ospf, ip host-routing, ip irdp, key, l2vpn, evpn, segment-routing, lisp, bfd, bfd-template, ip slb, pseudowire-class, ip route  route-policy,`,
    'routing',
  ),
  section(
    'a routing table of its own is not simulated',
    'ip vrf, vrf, vrf definition, ip route vrf, vrf upgrade-cli',
    'routing',
  ),
  section('a router that translates is not simulated in this form', 'ip nat', 'translation'),
  section(
    'what the inspection lets through is not known',
    `zone, zone security, zone-pair, zone-pair security, class-map type, class-map type inspect, policy-map type, policy-map type inspect, parameter-map, parameter-map type, ip inspect, ip port-map, ip audit, ip ips,
    ip urlfilter, ip admission, ip auth-proxy, ip reflexive-list, ip tcp intercept, ip trigger-authentication, appfw, webvpn, ip verify, utd, content-scan, ip fpm, access-list dynamic-extended, ip access-list role-based,`,
    'inspection',
  ),
  section(
    'what is agreed with a peer, and for which packets, may be otherwise',
    `crypto, crypto gdoi, crypto ipsec, crypto ipsec optional, crypto isakmp, crypto isakmp peer, crypto ikev2, crypto map, crypto dynamic-map, crypto keyring, crypto call, crypto identity, crypto xauth, crypto ssl, crypto wui, crypto vpn, crypto connect, crypto gkm, crypto tls-tunnel`,
    'tunnels',
  ),
  section('what is for the router itself may not get through', 'control-plane', 'tunnels'),
  line(
    'it changes how a tunnel is kept, not where packets go',
    `crypto engine, crypto isakmp aggressive-mode, crypto isakmp diagnose, crypto isakmp fragmentation, crypto ikev2 diagnose, crypto ikev2 nat, crypto ikev2 limit, crypto ikev2 window, crypto ikev2 fragmentation, crypto ikev2 cookie, crypto ikev2 cookie-challenge, crypto ikev2 certificate-cache, crypto ikev2 http-url, crypto ipsec security-association multi-sn, crypto ipsec security-association ecn, crypto ipsec security-association dummy, crypto ipsec security-association pmtu-aging, crypto ipsec nat-transparency spi-matching, crypto isakmp nat, crypto isakmp default, crypto isakmp client, crypto isakmp xauth`,
  ),
  section(
    'what it types at the device, when its event comes or its hour, is not known',
    'event manager applet, event manager policy, kron',
    'redundancy',
  ),
  section('what is dialled when a route is lost is not simulated', 'dialer watch-list', 'redundancy'),
  section(
    'when the other router takes over, and what becomes of this one then, is not simulated',
    'redundancy inter-device',
    'redundancy',
  ),
  section(
    'phones that register here, or do when their CallManager is silent, are not simulated',
    'call-manager-fallback, telephony-service, voice register pool, voice register global',
    'redundancy',
  ),
  section('what the object says decides what hangs on it', 'track, fhrp, glbp, vrrp, standby', 'redundancy'),
  line('the line is taken to be trained, and to carry what its interfaces say', 'controller vdsl, controller dsl, wan'),
  line('it encrypts in hardware what the router encrypts anyway', 'controller isa'),
  section(
    'what the interfaces that use it carry is not simulated',
    'bba-group, vpdn, vpdn-group, vpdn-template, l2tp-class, l2tp, xconnect, bridge, controller, pppoe, frame-relay, atm, connect, ppp, cellular, virtual-template, virtual-profile, service-template, subslot, channelized',
    'interface',
  ),
  section('who answers for an address may be otherwise', 'arp, ip arp, ip alias', 'neighbour'),
  section(
    'what lists that name it match may be otherwise',
    'time-range, object-group, ip access-list, access-list, mac access-list, ip access-list resequence',
    'list',
  ),
  line(
    'it is about what is counted, numbered or kept, not about what is let through',
    'ip verify drop-rate, ip route profile, ip route static adjust-time, ip route static install-routes-recurse-via-nexthop, ip prefix-list sequence-number',
  ),
  line(
    'a request for an address is not passed on any more',
    'no ip forward-protocol udp, no ip forward-protocol udp bootps, no ip forward-protocol udp 67',
    'addressing',
  ),
  line('what is logged changes no path', 'ip access-list log-update, ip access-list logging'),
  line('another routing protocol, or what it uses, is not simulated', 'no ip routing', 'routing'),
  line(
    'what is agreed with a peer, and for which packets, may be otherwise',
    'no crypto isakmp enable, no crypto ipsec',
    'tunnels',
  ),
  line('what dials or is dialled stands below its interface', 'vpdn enable, webvpn cef'),
  line(
    'whom it tells of attacks, and where its signatures stand, changes no path',
    'ip audit notify, ip audit po, ip ips notify, ip ips config, ip ips sdf, ip ips event-action-rules, ip ips signature-category, ip ips auto-update, ip ips inherit-obsolete-tunings, ip ips deny-action, ip ips memory, ip ips enable-clidelta, ip ips enable-utm, ip sdee',
  ),
  line(
    'what is told of a conversation, or how it is looked up, changes no path',
    'ip inspect log, ip inspect alert-off, ip inspect audit-trail, ip inspect hashtable-size, ip inspect tcp block-non-session, ip inspect l2-transparent, ip inspect waas',
  ),
  line('it changes how many tunnels there may be', 'crypto call admission', 'tunnels'),
  line('it ends a section', 'exit, end, quit, exit-address-family, exit-vrf, exit-peer-policy, exit-peer-session'),
]
