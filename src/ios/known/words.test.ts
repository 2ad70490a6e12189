/** No command of a reference is called a misspelling: first words of IOS 12.2 to XE 17, PIX 6 and ASA 9, by section. */
import { describe, expect, it } from 'vitest'
import { asaEffectOf, parseAsa } from '../../asa/index'
import { effectOf, parseIos } from '../index'

const GLOBAL = `aaa, access-list, access-session, accounting, alarm-contact, alias, alps, ancp, apollo, appfw, appletalk,
  application, archive, arap, arp, async-bootp, atm, authentication, auto, auto-ip-ring, autonomic, avc, banner, bba-group, beep, bfd, bfd-template,
  bisync, boot, boot-end-marker, boot-start-marker, bridge, bridge-domain, bstun, buffers, bulkstat, busy-message, cable, call, call-home,
  captive-portal, card, cdp, cef, chat-script, cisp, class-map, classmap-template, clid, clns, clock, cluster, cmns, cns, config-register,
  configuration, connect, control-plane, controller, cops, crypto, cts, cwmp, dapr, decnet, default-value, define, device-sensor,
  device-tracking, device, diagnostic, dialer, dialer-list, dial-peer, dlsw, dnsix-dmdp, dnsix-nat, domain, dot11, dot1x, downward-compatible-config,
  dspfarm, dspu, dying-gasp, eap, enable, end, energywise, environment, environment-monitor, eou, ephone, epm, errdisable, esmc, ethernet, exception,
  exception-slave, exit, fabric, facility-alarm, fax, fhrp, file, flow, flow-sampler-map, flowcontrol, flowspec, format, fqdn, frame-relay,
  ftp-server, gatekeeper, gateway, glbp, global-address-family, graceful-reload, group-policy, gtp, hostname, http, hw-module, id-manager,
  identity, ipc, ipv6, ipx, isdn, isis, iox, ivr, kerberos, key, keymap, kron, l2, l2protocol-tunnel, l2tp, l2tp-class, l2vpn, l3vpn, lacp,
  lane, lat, ldap, li-view, license, line, link, lisp, lldp, llc2, lnm, load-interval, locaddr-priority, locaddr-priority-list, location, logging, login, login-string,
  mac, mac-address-table, macro, maintenance-template, map-class, map-list, map3270keys, mcsa, mdns-sd, media, mediatrace, memory, memory-size, menu,
  metadata, mgcp, microcode, mka, mls, mobile, mode, modem, modemcap, module, monitor, mop, mpls, multilink, mvr, named-ordering-route-map, nat46, nat64, nat66, nbar, ncia,
  netbios, netconf, netconf-yang, network-clock, network-clock-participate, network-clock-select, nhrp, nmsp, novell, ntp, num-exp, object-group, onep, otv,
  overlay, pad, parameter-map, parser, partition, password, performance, performance-measurement, pfr, platform, pnp, policy-manager, policy-map,
  policy-peer, port-channel, power, ppp, pppoe, presence, printer, priority-list, privilege, process, process-max-time, prompt, pseudowire-class, pseudowire-static-oam,
  pseudowire-tlv, ptp, qos, queue-list, radius, radius-server, rbe, rcmd, rcp-enable, redirect, redundancy, regexp, remote, resource, resource-group, restconf, resume-string,
  rif, rlogin, rmon, route-map, route-tag, router, routing-default-optimize, rsh-disable-command, rsh-enable, rsrb, rsvp, rtr, rwatch, sampler,
  sap-priority-list, sasl, sbfd, sccp, scheduler, scheduler-interval, scripting, sdlc, secure, security, segment-routing, service-chain, service-export, service-family,
  service-group, service-instance, service-insertion, service-list, service-routing, service-template, sgbp, sgi, shell, sip-ua, site-manager, smrp, sna, snapshot-template,
  snasw, snmp, snmp-server, sntp, source, source-bridge, spanning-tree, spd, ssh, stackwise-virtual, stacks, standby, state-machine, stcapp, stun, subscriber,
  subscriber-policy, switch, system, table-map, tacacs, tacacs-server, tag-switching, tarp, telemetry, telephony-service, template, terminal-queue, tftp-server, time-range, timezone,
  tn3270, tod-clock, track, traffic-shape, transceiver, translate, translation-rule, transport, ttycap, udld, upgrade, user-name, username, utd, version, vines, virtual-profile, virtual-service,
  virtual-template, vlan, vlan-autoconfig, voice, voice-card, voice-port, voip, vpdn, vpdn-group, vpdn-template, vrf, vrrs, vtp, vty-async, vxlan, warm-reboot, webvpn, wlccp, wsma,
  x25, x28, x29, xconnect, xns, xot, yang-interfaces, zone, zone-pair`

const INTERFACE = `access-expression, access-session, appletalk, arp, async, atm, authentication, auto, autodetect, backup, bandwidth, bfd, bgp-policy, bridge-group, broadcast-key,
  carrier-delay, cdp, cellular, channel-group, channel-protocol, clns, clock, cmns, compress, crc, crypto, custom-queue-list, dampening, dce-terminal-timing-enable, decnet,
  default-name, delay, description, device-tracking, dialer, dialer-group, dlsw, dot1x, down-when-looped, dspu, dsu, duplex, encapsulation, ethernet, exit, fair-queue, flow, flow-sampler, flowcontrol,
  frame-relay, full-duplex, glbp, group-range, h323-gateway, half-duplex, hold-queue, hssi, ignore-dcd, invert, ipv6, ipx, isdn, isis, iso-igrp, keepalive, l2transport,
  lan-name, lane, lapb, lat, link-test, lldp, llc2, lnm, load-interval, logging, loopback, mac-address, macro, map-group, max-reserved-bandwidth, media-type, mls, mop, mpls, mtu, multilink,
  multilink-group, nat64, neighbor, netbios, ntp, nrzi-encoding, ospfv3, peer, performance, physical-layer, power, ppp, pppoe, pppoe-client, priority-group, pulse-time, qos, random-detect, rate-limit,
  redundancy, rmon, rsvp, rts, sap, scramble, sdlc, serial, service, service-module, service-policy, shape, smds, smrp, sna, snapshot, snmp, source, spanning-tree, speed, squelch, standby,
  storm-control, stun, switchport, synchronous, tag-switching, tarp, timeslot, topology, traffic-shape, transmit-interface, trunk-group, trust, tunnel, tx-queue-limit, tx-ring-limit,
  udld, umbrella, vines, vlan-id, vpdn, vrf, vrrp, vrrs, wccp, x25, xconnect, xns, zone-member`

const PIX = `aaa, aaa-server, access-group, access-list, alias, arp, auth-prompt, auto-update, banner, ca, capture, clock, conduit, console, crypto, dhcpd, dhcprelay, domain-name,   eeprom, enable, established, failover, filter, fixup, floodguard, fragment, ftp, global, hostname, http, icmp, igmp, interface, isakmp, kill, logging, login, mac-list, management-access, mroute, mtu,
  multicast, name, nameif, names, nat, ntp, object-group, outbound, apply, pager, passwd, pdm, prefix-list, privilege, rip, route, route-map, router, routing, service, setup, shun, snmp-server,
  ssh, static, sysopt, telnet, terminal, tftp-server, timeout, url-block, url-cache, url-server, username, virtual, vpdn, vpnclient, vpngroup, xlate`

const ASA = `aaa, aaa-server, access-group, access-list, anyconnect, anyconnect-custom-attr, anyconnect-custom-data, arp, arp-inspection, as-path, asdm, asp, auth-prompt, auto-update, banner, bfd, bfd-template, bgp-community, blocks,
  boot, call-home, cache, capture, checkheaps, class-map, client-update, clock, cluster, command-alias, community-list, compression, config-register, configure, console, context, coredump, crashinfo,
  crypto, ctl-file, ctl-provider, cts, cxsc, ddns, dhcp, dhcp-client, dhcpd, dhcprelay, dns, dns-group, dns-guard, domain-name, dynamic-access-policy-config, dynamic-access-policy-record, dynamic-filter,   enable, established, event, failover, fips, filter, firewall, flow-export, flow-offload, flow-offload-ipsec, fragment, ftp, ftp-map, group-delimiter, group-policy, hostname, hpm, http, http-map, icmp, igmp, imap4s, import, interface,   ipv6, ipv6-vpn-addr-assign, isakmp, jumbo-frame, key, l2tp, ldap, license, license-server, logging, login, mac-address, mac-address-table, mac-learn, mac-list, management-access, map-domain, media-termination, media-type, mfib,
  migrate, mode, monitor-interface, mount, mroute, mtu, multicast-routing, name, names, nac-policy, nat, ntp, nve, object, object-group, object-group-search, pager, parameters, passive-port, passwd, password, password-policy, phone-proxy, pim, policy-list, policy-map,
  policy-route, pop3s, port-channel, port-forward, prefix-list, priority-queue, privilege, prompt, quota, regex, reload, resource, rest-api, rip, route, route-map, router, same-security-traffic, saml, scansafe, security-group, service, service-policy, setup, sfr,
  shun, sip-map, sla, smart-tunnel, smtp-server, smtps, snmp-map, snmp-server, snort, software, ssh, ssl, sso-server, static, strong-encryption-disable, sunrpc-server, sysopt, tcp-map, telnet, telemetry, terminal, tftp-server, threat-detection, time-range, timeout, tls-proxy,
  track, tunnel-group, tunnel-group-map, tunnel-group-preference, uc-ime, umbrella-global, url-block, url-cache, url-list, url-server, user-alert, user-identity, user-statistics, username, virtual, vpdn, vpn, vpn-addr-assign, vpn-mode, vpn-sessiondb, vpn-simultaneous-logins, vpnclient, vpnsetup, vxlan, wccp, webvpn, xlate, zero-trust, zone, zonelabs-integrity`

const listed = (text: string) => text.split(/[,\s]+/).filter((word) => word !== '')

/** Words behind the first one that no command can have. */
const unknownBelow = (words: readonly string[], section: string) =>
  words.filter((word) => {
    const { config } = parseIos(`${section}${section === '' ? '' : '\n '}${word} zyx-zyx\n`)
    const [first] = config.statements
    const item = section === '' ? first : first?.children[0]
    return item !== undefined && effectOf(item.command, item.negated) === undefined
  })

const unknownToFirewall = (words: readonly string[]) =>
  words.filter((word) => {
    const [item] = parseAsa(`${word} zyx-zyx\n`).config.statements
    return item !== undefined && asaEffectOf(item.command, item.negated) === undefined
  })

describe('a word of a command reference is known', () => {
  it('of IOS, outside sections', () => expect(unknownBelow(listed(GLOBAL), '')).toEqual([]))
  // `event` alone begins no line but those of an applet, also of one that a text has without indentation.
  it('of an applet, at whatever margin', () => {
    for (const pad of ['', ' ']) {
      const lines = ['event none', 'action 1.0 cli command "enable"', 'event track 1 state down', 'set 2.0 y 1']
      const { config } = parseIos(
        `event manager applet A\n${lines.map((line) => `${pad}${line}\n`).join('')}interface Ethernet0\n`,
      )
      expect(
        config.statements.map(({ text, children }) => [text.trim(), children.map((item) => item.text.trim())]),
      ).toEqual([
        ['event manager applet A', lines],
        ['interface Ethernet0', []],
      ])
    }
  })
  it('of IOS, under an interface', () =>
    expect(unknownBelow(listed(INTERFACE), 'interface FastEthernet0/0')).toEqual([]))
  it('of PIX 6', () => expect(unknownToFirewall(listed(PIX))).toEqual([]))
  it('of ASA 7 to 9', () => expect(unknownToFirewall(listed(ASA))).toEqual([]))
  it('and a word of none is not', () => {
    expect(unknownBelow(['frobnicate'], '')).toEqual(['frobnicate'])
    expect(unknownToFirewall(['frobnicate'])).toEqual(['frobnicate'])
  })
})
