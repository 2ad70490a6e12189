/** Words of the smaller sections that are not read. */
import type { KnownGroup } from '../syntax/known'
import { line, section } from './groups'

const LEAVES = line('it ends a section', 'exit, end, quit')

const PROCESS: readonly KnownGroup[] = [
  LEAVES,
  section('only IPv4 is simulated', 'address-family ipv6'),
  line(
    'it changes how neighbours are watched, not where packets go',
    `traffic-share, eigrp event-log-size, eigrp event-logging, eigrp log-neighbor-changes, eigrp default-route-tag, eigrp upgrade-cli, no, exit-address-family, address-family-exit, eigrp route-tag, metric rib-scale, metric holddown, snmp, exit-service-family, exit-sf-interface, exit-sf-topology`,
  ),
  line('it holds the process to a share of the line, which its few packets do not reach here', 'bandwidth-percent'),
  line(
    'it changes when a failure is noticed, and how long others wait',
    'timers, bfd, nsf, graceful-restart, soft-sia, maximum-secondary-paths',
    'redundancy',
  ),
  section(
    'what the process tells and takes may be otherwise',
    `address-family, service-family, sf-interface, af-interface, topology, default-information, distance, maximum-prefix, metric, metric maximum-hops, neighbor, network, offset-list, passive-interface, redistribute, distribute-list, summary-metric, summary-address, variance, maximum-paths, auto-summary, eigrp, shutdown, default, area, router-id, ispf, capability, input-queue, output-delay, validate-update-source, flash-update-threshold, version, nsr, fast-reroute, remote-neighbors, dampening-change, dampening-interval, add-paths, next-hop-self, stub-site, hello-interval, hold-time, split-horizon, authentication`,
    'routing',
  ),
]

const OSPF: readonly KnownGroup[] = [
  LEAVES,
  section('only IPv4 is simulated', 'address-family ipv6'),
  line(
    'it changes how neighbours are watched, not where packets go',
    'log-adjacency-changes, log-adj-changes, adjacency-check, snmp, traffic-share, ignore lsa mospf, event-log, local-rib-criteria, limit, queue-depth, process-min-time, timers pacing, capability lls, capability opaque, capability vrf-lite, no, ispf, compatible rfc1583, max-lsa, mpls traffic-eng, mpls ldp',
  ),
  line(
    'it changes when a failure is noticed, and how long others wait',
    'timers, bfd, graceful-restart, nsf, nsr, fast-reroute, prefix-priority',
    'redundancy',
  ),
  section(
    'what the process tells and takes may be otherwise',
    'address-family, area, auto-cost, capability, compatible, default, default-information, default-metric, discard-route, distance, distribute-list, domain-id, domain-tag, ignore, max-metric, maximum-paths, microloop, mpls, neighbor, network, passive-interface, prefix-suppression, private, redistribute, router-id, segment-routing, shutdown, summary-address, topology, ttl-security, interface-id, auto-summary, vrf',
    'routing',
  ),
]

const MAP: readonly KnownGroup[] = [
  LEAVES,
  section(
    'which tunnels the entry makes may be otherwise',
    `set, set ip, set nat, set identity, set session-key, set security-association, set security-policy, set aggressive-mode, set reverse-route, set isakmp-profile, set peer, set df-bit, set group, set vrf, match, reverse-route, ip access-group, crypto, fail-close`,
    'map-entry',
  ),
  line(
    'it changes how a tunnel is kept, not where packets go',
    'set security-association dummy, set security-association dfbit, set security-association ecn, set nat demux, qos, description',
  ),
]

/** What a part of an agreement with peers may hold. */
const ike = (words: string): readonly KnownGroup[] => [
  LEAVES,
  line('a note for people', 'description'),
  section('what is agreed with a peer may be otherwise', words, 'tunnels'),
]

export const SECTIONS: ReadonlyMap<string, readonly KnownGroup[]> = new Map([
  [
    'line',
    [
      LEAVES,
      section(
        'whoever may log in changes no path',
        `absolute-timeout, access-class, activation-character, accounting, authentication, authorization, autobaud, autocommand, autocommand-options, autohangup, autoselect, buffer-length, callback, databits, data-character-bits, default-value, disconnect-character, dispatch-character, dispatch-machine, dispatch-timeout, domain-lookup, editing, escape-character, exec, exec-banner, exec-character-bits, exec-timeout, flowcontrol, flush-at-activation, full-help, history, hold-character, insecure, international, ip, ipv6, keymap-type, length, local, location, lockable, logging, login, logout-warning, media-type, modem, monitor, motd-banner, no, notify, padding, parity, password, prc-interval, privilege, private, refuse-message, rotary, rxspeed, script, session-disconnect-warning, session-limit, session-timeout, special-character-bits, speed, ssh, start-character, stop-character, stopbits, telnet, terminal-type, timeout, transport, tunnel, txspeed, usb-inactivity-timeout, vacant-message, width, x25, description, disable, line, terminal`,
      ),
    ],
  ],
  [
    'control-plane',
    [
      LEAVES,
      section(
        'what is for the router itself may not get through',
        'service-policy, management-interface, ip',
        'tunnels',
      ),
    ],
  ],
  [
    'atm-pvc',
    [
      LEAVES,
      line(
        'how cells are made and paced changes no path',
        'encapsulation, protocol, ubr, ubr+, vbr-nrt, vbr-rt, cbr, abr, oam-pvc, oam, ilmi, inarp, broadcast, tx-ring-limit, pppoe-client ppp-max-payload, dialer, vc-hold-queue, ip, description, no',
      ),
      section(
        'what the circuit carries is not simulated',
        'pppoe-client, bridge-group, class-vc, service-policy, protocol ip, protocol bridge',
        'interface',
      ),
    ],
  ],
  [
    'qos-class-map',
    [
      LEAVES,
      line('a note for people', 'description'),
      line('whether a packet is of the class is not known: it is taken not to be', 'match'),
    ],
  ],
  [
    'qos-policy-map',
    [
      LEAVES,
      line('a note for people', 'description'),
      section(
        'who is served first in a queue changes no path, and the line is not simulated',
        'class, sequence-interval',
      ),
    ],
  ],
  [
    'qos-class',
    [
      LEAVES,
      line('what is of the class is lost, which is not simulated class by class', 'drop', 'interface'),
      line(
        'what is counted or watched of a class changes no path',
        'account, estimate, flow, log, monitor, netflow-sampler, no',
      ),
      section(
        'how the class is served, or what of it is lost, is not simulated in this form',
        'set, random-detect, compression, compress, priority, bandwidth, shape, police, queue-limit, queue-buffers, fair-queue, service-policy, trust, conform-action, exceed-action, violate-action, inspect, admit',
        'interface',
      ),
    ],
  ],
  [
    'policy-class',
    [
      LEAVES,
      line('a note for people', 'description'),
      section(
        'what is let through of the class may be otherwise',
        'service-policy, police, urlfilter, content-scan, utd, inspect, log',
        'inspection',
      ),
    ],
  ],
  ['router', PROCESS],
  ['router-vrf', PROCESS],
  ['router-ospf', OSPF],
  ['router-named', PROCESS],
  ['eigrp-family', PROCESS],
  ['eigrp-family-interface', PROCESS],
  ['eigrp-topology', PROCESS],
  [
    'route-map',
    [
      LEAVES,
      line(
        'what the map lets through may be otherwise',
        `match, match metric external, match as-path, match community, match extcommunity, match local-preference, match length, match ipv6, match mpls-label, match policy-list, match tag, match track, match security-group, match clns, match additional-paths, match rpki, set, set comm-list, set dampening, set extcommunity, set extcomm-list, set mpls-label, set traffic-index, set vrf, set global, set ipv6, set clns, continue, description`,
        'routing',
      ),
    ],
  ],
  [
    'track',
    [
      LEAVES,
      line(
        'what the object says decides what hangs on it',
        'default-state, threshold, object, delay, carrier-delay, ip vrf',
        'redundancy',
      ),
    ],
  ],
  [
    'ip-sla',
    [
      LEAVES,
      line(
        'it changes what is kept of a probe, not what it finds',
        'tag, owner, dscp, optimize, probe-interval, history, request-data-size, response-data-size, verify-data, tos, traffic-class, buckets-of-history-kept, samples-of-history-kept, lives-of-history-kept, filter-for-history, hours-of-statistics-kept, distributions-of-statistics-kept, statistics-distribution-interval, paths-of-statistics-kept, hops-of-statistics-kept, enhanced-history, data-pattern, control, codec-interval, precision, clock-tolerance, num-packets, interval, access-list, lsr-path, description, no',
      ),
      section(
        'what the probe finds decides what hangs on it',
        'icmp-echo, icmp-jitter, path-echo, path-jitter, tcp-connect, udp-echo, udp-jitter, dhcp, dns, ftp, http, https, frame-relay, mpls, voip, dlsw, slm, ethernet, video, vrf, frequency, timeout, threshold, type, secondary-frequency, source-ip, ipv6, flow-label, tree-init',
        'redundancy',
      ),
    ],
  ],
  ['crypto-map', MAP],
  ['dynamic-map', MAP],
  ...(['ip-vrf', 'vrf-definition', 'vrf-family'] as const).map((name): readonly [string, readonly KnownGroup[]] => [
    name,
    [
      LEAVES,
      line('only IPv4 is simulated', 'address-family ipv6, mdt, bgp, maximum routes, vpn, snmp, exit-address-family'),
      line('it numbers the table, or is for a provider of tables', 'rd-auto, vnet, inter-as-hybrid, evpn'),
      section(
        'which routes the table has may be otherwise',
        'import, export, route-replicate, route-target, context',
        'routing',
      ),
    ],
  ]),
  [
    'ipsec-profile',
    [
      LEAVES,
      section(
        'which tunnels use the profile, and how, may be otherwise',
        'set, reverse-route, responder-only',
        'tunnels',
      ),
    ],
  ],
  ['isakmp-policy', ike('encryption, group, hash, lifetime, authentication')],
  ['transform-set', ike('mode, initialization-vector, esn')],
  ['crypto-keyring', ike('local-address, pre-shared-key, rsa-pubkey')],
  [
    'isakmp-profile',
    ike(
      `accounting, ca, client, reverse-route, initiate, isakmp, keepalive, keyring, local-address, match, no-dns-lookup, qos-group, self-identity, send, virtual-template, vrf`,
    ),
  ],
  ['ikev2-proposal', ike('encryption, group, integrity, prf')],
  ['ikev2-policy', ike('match, proposal, encryption, group, integrity, lifetime, prf')],
  ['ikev2-keyring', ike('peer')],
  ['ikev2-peer', ike('address, hostname, identity, pre-shared-key, ppk')],
  [
    'ikev2-profile',
    ike(
      `aaa, anyconnect, authentication, config-exchange, dpd, dynamic, identity, initial-contact, ivrf, keyring, lifetime, match, nat, pki, ppk, redirect, reconnect, shutdown, virtual-template`,
    ),
  ],
  [
    'trustpoint',
    [
      LEAVES,
      section(
        'certificates are taken to be there and valid',
        `authorization, auto-enroll, auto-rollover, cdp-url, chain-validation, crl, crl-cache, default, display, eckeypair, enrollment, fingerprint, fqdn, grant, hash, hostname, ip-address, ip-extension, issuer-name, keypair, lifetime, match, method-url, no, nvgen, ocsp, on, password, primary, profile, query, redundancy, regenerate, revocation-check, root, rsakeypair, serial, serial-number, show, source, storage, subject-alt-name, subject-name, usage, validate, validation-policy, validation-usage, vrf, description, eku, database, certificate`,
      ),
    ],
  ],
  [
    'certificate-chain',
    [LEAVES, section('certificates are taken to be there and valid', 'certificate, description, no')],
  ],
  [
    'dhcp-pool',
    [
      LEAVES,
      line(
        'it tells a host more than its address',
        `bootfile, domain-name, dns-server, client-name, netbios-name-server, netbios-node-type, next-server, option, utilization, accounting, update, remember, import, server, description, relay-information, renew, authorization`,
      ),
      section(
        'what the pool gives out may be otherwise',
        'host, hardware-address, client-identifier, relay, subnet, class, address, vrf, origin, network, lease, default-router, override, arp, reserved-only, relay-destination',
        'addressing',
      ),
    ],
  ],
  [
    'key',
    [
      LEAVES,
      line(
        'two routers whose keys differ are no neighbours',
        'key-string, accept-lifetime, send-lifetime, cryptographic-algorithm, include-tcp-options, send-id, recv-id',
        'neighbour',
      ),
    ],
  ],
  [
    'key-chain',
    [LEAVES, line('two routers whose keys differ are no neighbours', 'key, description, lifetime', 'neighbour')],
  ],
  ['time-range', [LEAVES, line('what lists that name it match may be otherwise', 'absolute, periodic', 'list')]],
  [
    'access-list',
    [
      LEAVES,
      line(
        'what gets as far as this entry has a fate that is not known',
        'permit, deny, evaluate, dynamic, reflect',
        'entry',
      ),
      line('a note for people', 'remark'),
      line('what is counted changes no path', 'statistics, hardware'),
    ],
  ],
])
