/** First words that few configurations have (IOS and IOS XE command references): each still has its effect. */
import type { KnownGroup } from '../syntax/known'
import { line, section } from './groups'

export const RARE: readonly KnownGroup[] = [
  section(
    'it concerns the management of the device',
    `accounting, alarm-contact, ancp, beep, bulkstat, classmap-template, cops, default, define, device, device-tracking, dnsix-dmdp, dnsix-nat,
    environment-monitor, esmc, exception-slave, format, fqdn, graceful-reload, group-policy, gtp, id-manager, iox, ipc, keymap, li-view, login-string, maintenance-template,
    map3270keys, mcsa, mdns-sd, microcode, mode, ncia, partition, performance-measurement, policy-manager, policy-peer, process-max-time, ptp, rcmd, rcp-enable, resource-group,
    resume-string, rlogin, rsh-disable-command, rsh-enable, sasl, scheduler-interval, service-chain, service-export, service-group, service-list, service-routing, sgi, site-manager,
    snapshot-template, source, spd, stacks, state-machine, subscriber-policy, timezone, tn3270, tod-clock, transport, ttycap, user-name, virtual-service, vty-async, warm-reboot, wlccp, auto`,
  ),
  section(
    'it concerns the management of the device',
    'coap, mmi, packetcable, user-statistics, bsd-client, depi-class, depi-tunnel, app-hosting, appqoe, cdn, et-analytics, gnmi-yang, guestshell, install, rommon-pref, smart-log, speedtest, stealthwatch-cloud-monitor, ngio, alarm, policy-firewall, twamp, ip twamp',
  ),
  line('what is told of a probe changes no path', 'ip sla enable reaction-alerts'),
  line(
    'it concerns the management of the device',
    'ip http access-class, ip http active-session-modules, ip http authentication, ip http client, ip http digest, ip http max-connections, ip http path, ip http port, ip http secure-active-session-modules, ip http secure-ciphersuite, ip http secure-client-auth, ip http secure-port, ip http secure-trustpoint, ip http session-module-list, ip http timeout-policy, ip rarp-server, ip source-track, ip rtcp, ip vrrp, ip spd, ip traffic-engineering',
  ),
  line('it matters to a switch, and a LAN is a switch of its own here', 'ip source binding'),
  section('what is copied elsewhere goes its way all the same', 'ip traffic-export'),
  line('telephony on the router is not part of the paths drawn', 'voip'),
  line('who is served first in a queue changes no path', 'traffic-shape'),
  line(
    'packets take the same way, however they are switched',
    'cef, load-interval, named-ordering-route-map, routing-default-optimize, rwatch',
  ),
  section('only IPv4 is simulated', 'arap, locaddr-priority-list, novell, sap-priority-list, sdlc, nat66'),
  line('it matters to a switch, and a LAN is a switch of its own here', 'l2protocol-tunnel, mka, vlan-autoconfig'),
  section(
    'another routing protocol, or what steers packets beside it, is not simulated',
    'dapr, domain, flowspec, global-address-family, isis, l3vpn, mobile, nhrp, otv, overlay, pfr, sbfd',
    'routing',
  ),
  section(
    'what is sent elsewhere on the way is not simulated',
    'redirect, service-insertion, eou, umbrella',
    'inspection',
  ),
  section('a router that translates is not simulated in this form', 'nat46, nat64, l2nat', 'translation'),
  section('who has the virtual address may be otherwise', 'vrrs', 'redundancy'),
  section('what the object says decides what hangs on it', 'track * application, track * service', 'redundancy'),
  section('what the probe finds decides what hangs on it', 'rtr, ip sla monitor', 'redundancy'),
  section('which addresses are given stands in the pools', 'auto-ip-ring', 'addressing'),
  section(
    'what the interfaces that use it carry is not simulated',
    'cable, l2, pseudowire-static-oam, pseudowire-tlv, rbe, service-instance, sgbp, vxlan, wireless, ap, hsr, rmi, macsec, sdwan',
    'interface',
  ),
]

/** The same below an interface. */
export const RARE_BELOW_INTERFACE: readonly KnownGroup[] = [
  line(
    'it concerns the management of the device',
    'auto, autodetect, broadcast-key, default-name, flow-sampler, et-analytics, lan-name, link-test, pulse-time, rts, scramble, synchronous, timeslot',
  ),
  line('a note for people', 'description'),
  line(
    'it changes how the port works, or what is told of it, not where packets go',
    'ip header-compression, ip information-reply, ip traffic-export, ip spd, dot1q tunneling, eapol, fec, history, port security, routing dynamic, session-timeout, stackwise-virtual, ip icmp redirect',
  ),
  line('only the older RIP and IGRP heed it, which are not simulated', 'ip split-horizon'),
  line('only IPv4 is simulated', 'access-expression, dspu, lnm, sap'),
  line('no packet of these paths is dialled', 'snapshot, trunk-group'),
  section(
    'what the interface carries, and where, is not simulated in this form',
    'if-state, lapb, map-group, multilink, neighbor, nhrp, service, smds, vlan-id, wccp',
    'interface',
  ),
  section(
    'who is let in, and by which service, is not simulated',
    'ip portbundle, ip service, ip sga, ip slb, ip trigger-authentication',
    'inspection',
  ),
  section('what becomes of addresses is not simulated in this form', 'nat64', 'translation'),
  section('another routing protocol, or a policy beside the table, is not simulated', 'topology', 'routing'),
  section('what the inspection lets through is not known', 'umbrella', 'inspection'),
]
