/**
 * Outputs of real devices, as ntc-templates (d0bc5a480fe935afb6d9f6806c795a0390aaec90) and genieparser
 * (366d83b905995cc7f26524168e431af50dcde2d5) hold them as input of their tests; both Apache-2.0, Copyright 2015 Jason
 * Edelman / Network to Code, LLC and Copyright Cisco Systems, Inc. Device output only, byte for byte but for line ends;
 * of the four at the end the first lines. Some were trimmed or assembled by those who collected them.
 */

export const CAPTURES = {
  'genie_ios__ShowIpRoute__golden_output_1.txt': `
R1_iosv#show ip route
Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2
       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
       ia - IS-IS inter area, * - candidate default, U - per-user static route
       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP
       a - application route
       + - replicated route, % - next hop override

Gateway of last resort is not set

      10.1.0.0/32 is subnetted, 1 subnets
C        10.4.1.1 is directly connected, Loopback0
      10.4.0.0/32 is subnetted, 1 subnets
S        10.16.2.2 [1/0] via 10.186.2.2, GigabitEthernet0/1
                 [1/0] via 10.1.2.2, GigabitEthernet0/0
      10.9.0.0/32 is subnetted, 1 subnets
S        10.36.3.3 is directly connected, GigabitEthernet0/3
                 is directly connected, GigabitEthernet0/2
      10.0.0.0/8 is variably subnetted, 5 subnets, 2 masks
C        10.1.2.0/24 is directly connected, GigabitEthernet0/0
L        10.1.2.1/32 is directly connected, GigabitEthernet0/0
C        10.1.3.0/24 is directly connected, GigabitEthernet0/2
L        10.1.3.1/32 is directly connected, GigabitEthernet0/2
O        10.2.3.0/24 [110/2] via 10.186.2.2, 06:46:59, GigabitEthernet0/1
                     [110/2] via 10.1.2.2, 06:46:59, GigabitEthernet0/0
       10.229.0.0/32 is subnetted, 1 subnets
i L1     10.151.22.22 [115/20] via 10.186.2.2, 06:47:04, GigabitEthernet0/1
                 [115/20] via 10.1.2.2, 06:47:04, GigabitEthernet0/0
      10.4.0.0/32 is subnetted, 1 subnets
B        10.16.32.32 [200/0] via 10.66.12.12, 1d00h
        `,
  'genie_ios__ShowIpRoute__golden_output3.txt': `
Router#show ip route vrf OOB_Mgmt

Routing Table: OOB_Mgmt
Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area 
       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2
       E1 - OSPF external type 1, E2 - OSPF external type 2
       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2
       ia - IS-IS inter area, * - candidate default, U - per-user static route
       o - ODR, P - periodic downloaded static route, H - NHRP, l - LISP
       a - application route
       + - replicated route, % - next hop override, p - overrides from PfR

Gateway of last resort is 10.50.15.1 to network 0.0.0.0

S*    0.0.0.0/0 [1/0] via 10.50.15.1
      10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks
C        10.50.15.0/25 is directly connected, FastEthernet0/0
L        10.50.15.12/32 is directly connected, FastEthernet0/0
        `,
  'genie_ios__ShowIpRouteWord__golden_output_with_route.txt': `
show ip route 192.168.234.0
Routing entry for 192.168.234.0/24
  Known via "eigrp 1", distance 90, metric 3072, type internal
  Redistributing via eigrp 1
  Last update from 192.168.9.2 on GigabitEthernet0/2.4, 3d04h ago
  Routing Descriptor Blocks:
  * 192.168.9.2, from 192.168.9.2, 3d04h ago, via GigabitEthernet0/2.4
      Route metric is 3072, traffic share count is 1
      Total delay is 20 microseconds, minimum bandwidth is 1000000 Kbit
      Reliability 255/255, minimum MTU 1500 bytes
      Loading 1/255, Hops 1
      `,
  'genie_iosxe__ShowCryptoMap__golden_output_2.txt': `Crypto Map IPv4 "ikev2-cryptomap" 1 ipsec-isakmp
	Peer = 172.20.249.12
	Peer = 172.20.249.3
	IKEv2 Profile: ikev2profile
	Access-List SS dynamic: False
	Extended IP access list 102
	Current peer: 172.20.249.12
	Security association lifetime: 4608000 kilobytes/3600 seconds
	Dualstack (Y/N): N

	Responder-Only (Y/N): N
	PFS (Y/N): N
	Mixed-mode : Disabled
	Transform sets={
		aes256-sha1:  { esp-aes esp-sha-hmac  } ,
	}
	Interfaces using crypto map ikev2-cryptomap:
		Vlan1`,
  'genie_iosxe__ShowCryptoIsakmpSa__golden_output_isakmp_no_ipv6.txt': `IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
100.0.10.2      100.13.220.2    QM_IDLE          29609 ACTIVE
100.0.10.2      100.12.82.2     MM_NO_STATE      29188 ACTIVE (deleted)
100.0.10.2      100.11.106.2    QM_IDLE          29362 ACTIVE
         
IPv6 Crypto ISAKMP SA
`,
  'genie_iosxe__ShowCryptoIsakmpSaDetail__golden_output_isakmp.txt': `IPv4 Crypto ISAKMP SA
 
C-id  Local           Remote          I-VRF  Status Encr Hash   Auth DH Lifetime Cap.
 
29609 100.0.10.2      100.13.220.2     RED      ACTIVE aes  sha    psk  16 00:01:47 D  
       Engine-id:Conn-id =  SW:12609
 
29493 100.0.10.2      100.12.134.2           ACTIVE aes  sha    psk  16 00:01:12 D  
       Engine-id:Conn-id =  SW:12493
         
IPv6 Crypto ISAKMP SA
29610 100.0.10::2      100.13.220::2   BLUE        ACTIVE aes  sha    psk  16 00:01:47 D  
       Engine-id:Conn-id =  SW:12609
 
29494 100.0.10::2      100.12.134::2           ACTIVE aes  sha    psk  16 00:01:12 D  
       Engine-id:Conn-id =  ????`,
  'genie_ios__ShowCryptoSession__golden_output.txt': `Crypto session current status

Interface: Tunnel13
Session status: UP-ACTIVE     
Peer: 11.0.1.1 port 500 
  Session ID: 0  
  IKEv1 SA: local 11.0.1.2/500 remote 11.0.1.1/500 Active 
  IPSEC FLOW: permit 47 host 11.0.1.2 host 11.0.1.1 
        Active SAs: 2, origin: crypto map`,
  'ntc__cisco_ios_show_standby3.raw': `Vlan111 - Group 1
  State is Standby
    1 state change, last state change 26w2d
  Virtual IP address is 192.168.77.62
  Active virtual MAC address is 0000.0c07.ac01
    Local virtual MAC address is 0000.0c07.ac01 (v1 default)
  Hello time 3 sec, hold time 10 sec
    Next hello sent in 0.704 secs
  Preemption enabled, delay min 180 secs
  Active router is 192.168.77.60, priority 255 (expires in 10.416 sec)
  Standby router is local
  Priority 255 (configured 255)
    Track object 1 state Up decrement 60
  Group name is "hsrp-Vl111-1" (default)
BDI10 - Group 1
  State is Active
    14 state changes, last state change 17w6d
    Track object 1 state Up
  Virtual IP address is 203.57.147.1
  Active virtual MAC address is 0000.0c07.ac01 (MAC In Use)
    Local virtual MAC address is 0000.0c07.ac01 (v1 default)
  Hello time 3 sec, hold time 10 sec
    Next hello sent in 1.040 secs
  Preemption enabled, delay min 180 secs
  Active router is local
  Standby router is 203.57.147.3, priority 230 (expires in 10.240 sec)
  Priority 240 (configured 240)
  Group name is "hsrp-BD10-1" (default)
  FLAGS: 1/1
Vlan703 - Group 4
  State is Active
    11 state changes, last state change 5d14h
  Virtual IP address is 172.23.40.9
  Active virtual MAC address is 0000.0c07.ac04
    Local virtual MAC address is 0000.0c07.ac04 (v1 default)
  Hello time 3 sec, hold time 10 sec
    Next hello sent in 0.340 secs
  Preemption enabled, delay min 180 secs
  Active router is local
  Standby router is unknown
  Priority 200 (configured 200)
    Track interface Dialer0 state Up decrement 10
  IP redundancy name is "hsrp-Vl703-4" (default)
GigabitEthernet0/1.2951 - Group 1 (version 2)
  State is Active
    2 state changes, last state change 3y37w
  Virtual IP address is 111.222.230.17
  Active virtual MAC address is 0000.0c9f.f001
    Local virtual MAC address is 0000.0c9f.f001 (v2 default)
  Hello time 3 sec, hold time 10 sec
    Next hello sent in 2.720 secs
  Preemption enabled, delay min 180 secs, reload 300 secs
  Active router is local
  Standby router is unknown
  Priority 255 (configured 255)
    Track object 1 (unknown)
  Group name is "hsrp-Gi0/1.2951-1" (default)`,
  'ntc__cisco_ios_show_standby.raw': `Vlan50 - Group 50 (version 2)
  State is Standby
    1 state change, last state change 10w3d
  Virtual IP address is 10.0.52.161
  Active virtual MAC address is 0000.0c9f.f032 (MAC Not In Use)
    Local virtual MAC address is 0000.0c9f.f032 (v2 default)
  Hello time 3 sec, hold time 10 sec
    Next hello sent in 2.512 secs
  Authentication MD5, key-string
  Preemption enabled, delay min 120 secs
  Active router is 10.0.52.163, priority 110 (expires in 10.464 sec)
    MAC address is 6073.5c43.63b7
  Standby router is local
  Priority 90 (configured 90)
  Group name is "hsrp-Vl50-50" (default)
`,
  'genie_iosxe__ShowStandbyBrief__golden_output2.txt': `                     P indicates configured to preempt.
                     |
Interface   Grp  Pri P State   Active          Standby         Virtual IP
Vl500       20   100 P Active  local           100.1.50.2      100.1.50.254
Vl501       21   100 P Active  local           100.1.51.2      100.1.51.254
Vl502       22   100 P Active  local           100.1.52.2      100.1.52.254
`,
  'ntc__cisco_ios_show_ip_eigrp_neighbors.raw': `IP-EIGRP neighbors for process 1
H   Address                 Interface       Hold Uptime   SRTT   RTO  Q  Seq
                                            (sec)         (ms)       Cnt Num
0   192.168.1.2            Gi0/0             10 00:12:45   19   100  0  11
1   192.168.2.2            Gi0/1             12 00:11:24   14   100  0  10
`,
  'ntc__cisco_ios_show_ip_eigrp_neighbors2.raw': `EIGRP-IPv4 Neighbors for AS(545)
H   Address                 Interface              Hold Uptime   SRTT   RTO  Q  Seq
                                                   (sec)         (ms)       Cnt Num
2   10.205.205.11           Vl624                    10 3w2d        4   100  0  13336
0   10.230.205.27           Vl942                    13 9w4d        1   100  0  35073
1   10.230.205.23           Vl942                    13 15w2d       1   100  0  1051652
`,
  'genie_iosxe__ShowIpEigrpTopology__device_output_1.txt': `Device# show ip eigrp vrf red topology
EIGRP-IPv4 Topology Table for AS(10)/ID(10.169.0.2) VRF(red)
Codes: P - Passive, A - Active, U - Update, Q - Query, R - Reply,
       r - reply Status, s - sia Status 

P 10.169.0.0/16, 1 successors, FD is 2816
        via Connected, GigabitEthernet0/0/0
P 10.36.3.3/32, 1 successors, FD is 130816
        via 10.169.0.1 (130816/128256), GigabitEthernet0/0/0
P 10.4.1.1/32, 1 successors, FD is 2816, tag is 900
        via +Redistributed (2816/0)`,
  'ntc__cisco_ios_show_ip_eigrp_topology2.raw': `EIGRP-IPv4 Topology Table for AS(1)/ID(172.16.0.1)
Codes: P - Passive, A - Active, U - Update, Q - Query, R - Reply,
r - reply Status, s - sia Status

P 172.16.0.1/32, 1 successors, FD is 128256
via Connected, Loopback0
P 172.16.0.2/32, 1 successors, FD is 130816
via 192.168.100.1 (130816/128256), GigabitEthernet0/0
P 10.2.2.0/24, 1 successors, FD is 3072
via 192.168.100.1 (3072/2816), GigabitEthernet0/0
P 192.168.100.4/31, 1 successors, FD is 3072
via 192.168.100.1 (3072/2816), GigabitEthernet0/0
P 192.168.100.0/31, 1 successors, FD is 2816
via Connected, GigabitEthernet0/0
P 192.168.100.2/31, 1 successors, FD is 2816
via Connected, GigabitEthernet0/1
P 192.168.100.6/31, 1 successors, FD is 3072
via 192.168.100.1 (3072/2816), GigabitEthernet0/0

`,
  'ntc__cisco_ios_show_ip_interface_brief.raw': `Interface                  IP-Address      OK? Method Status                Protocol
Ethernet0/0                unassigned      YES NVRAM  up                    up
Ethernet0/0.11             10.0.1.38       YES NVRAM  up                    up
Ethernet0/0.100            unassigned      YES NVRAM  deleted               down
Ethernet0/1                1.1.1.1         YES NVRAM  up                    up
Ethernet0/2                unassigned      YES NVRAM  administratively down down
Ethernet0/3                unassigned      YES NVRAM  administratively down down
Loopback0                  10.0.1.2        YES NVRAM  up                    up
`,
  'ntc__cisco_ios_show_cdp_neighbors.raw': `Capability Codes: R - Router, T - Trans Bridge, B- Source Route Bridge
	       S - Switch, H - Host, I - IGMP, r - Repeater, P - Phone

Device ID         Local Intrfce Holdtme    Capability   Platform   Port ID
R1-PBX            Gig 1/0/10    144          R S I      2811       Fas 0/0
TS-1              Gig 1/0/39    122          R          2611       Eth 0/1
Cisco-WAP-N       Gig 1/0/1     120          T I        AIR-AP125  Gig 0
SEP04FE7F689D33   Gig 1/0/2     125          H P        IP Phone   Port 1
SEP000DBC50FCD1   Gig 1/0/4     147          H P        IP Phone   Port 1
SEP00124362C4D2   Gig 1/0/42    147          H P        IP Phone   Port 1
`,
  'ntc__cisco_ios_show_route-map.raw': `route-map equal, permit, sequence 10
   Match clauses:
     length 150 200
   Set clauses:
     ip next-hop 10.10.11.254
   Policy routing matches: 0 packets, 0 bytes
route-map equal, permit, sequence 20
  Match clauses:
    ip address prefix-lists: PFX
    ip address (access-lists): 101
  Set clauses:
    ip next-hop 10.10.11.14
  Policy routing matches: 144 packets, 15190 bytes
`,
  'ntc__show_ip_cef_c2900_v1.raw': `Prefix               Next Hop             Interface
0.0.0.0/0            10.180.122.153       GigabitEthernet0/1
0.0.0.0/8            drop
0.0.0.0/32           receive
10.0.0.0/16          10.180.122.153       GigabitEthernet0/1
10.157.1.0/24        172.17.100.101       Tunnel60701
10.180.122.7/32      receive              Loopback0
10.180.122.152/29    attached             GigabitEthernet0/1
10.180.122.152/32    receive              GigabitEthernet0/1
224.0.0.0/4          drop
224.0.0.0/24         receive
240.0.0.0/4          drop
255.255.255.255/32   receive
`,
  'ntc__show_ip_cef_disabled.raw': `%IPv4 CEF not running`,
  'ntc__cisco_ios_show_ip_arp.raw': `Protocol  Address              Age(min)       Hardware Addr     Type      Interface
Internet  172.16.233.229       -              0000.0c59.f892    ARPA      Ethernet0/0
Internet  172.16.233.218       -              0000.0c07.ac00    ARPA      Ethernet0/0
Internet  172.16.233.19        -              0000.0c63.1300    ARPA      Ethernet0/0
Internet  172.16.233.209       -              0000.0c36.6965    ARPA      Ethernet0/0
Internet  172.16.168.11        -              0000.0c63.1300    ARPA      Ethernet0/0
Internet  172.16.168.254       9              0000.0c36.6965    ARPA      Ethernet0/0 
Internet  10.0.0.0             -              aabb.cc03.8200    SRP-A

`,
  'ntc__cisco_ios_ping.raw': `Type escape sequence to abort.
Sending 5, 100-byte ICMP Echos to 192.168.0.1, timeout is 2 seconds:
!!!!!
Success rate is 100 percent (5/5), round-trip min/avg/max = 1/2/10 ms`,
  'ntc__cisco_ios_ping_source.raw': `Type escape sequence to abort.
Sending 4, 1500-byte ICMP Echos to 192.168.0.1, timeout is 2 seconds:
Packet sent with a source address of 192.168.0.10
!!!!
Success rate is 100 percent (4/4), round-trip min/avg/max = 1/8/17 ms`,
  'ntc__cisco_ios_ping_unreachable.raw': `Type escape sequence to abort.
Sending 5, 100-byte ICMP Echos to 10.245.179.14, timeout is 2 seconds:
U..U.
Success rate is 0 percent (0/5)
`,
  'ntc__cisco_ios_traceroute_2.raw': `Type escape sequence to abort.
Tracing the route to 10.225.2.1
VRF info: (vrf in name/id, vrf out name/id)
  1 10.180.140.150 1 msec 1 msec 1 msec
  2 172.17.10.225 169 msec 142 msec 135 msec
  3 108.170.246.129 13 msec *  *  *  *  *  *  *  *  * 
  4 74.125.242.97 14 msec
    216.239.63.218 12 msec
    172.253.68.212 13 msec
    74.125.242.97 13 msec
    216.239.56.192 13 msec
    74.125.242.97 13 msec
    108.170.238.117 13 msec
    216.239.58.220 13 msec
    74.125.242.97 13 msec 13 msec
  5 216.58.204.46 13 msec
    74.125.242.115 12 msec
    74.125.242.114 15 msec
    108.170.238.117 12 msec
    108.170.238.119 13 msec
    74.125.242.83 12 msec 12 msec 13 msec
    74.125.242.82 12 msec
    108.170.238.117 14 msec
  6 172.17.10.225 !H  *  !H`,
  'ntc__cisco_ios_show_ip_access-lists.raw': `Standard IP access list 99
    10 permit 172.16.191.199
    20 deny   any log
    30 permit 10.0.10.0, wildcard bits 0.255.0.255 (20 matches)
Standard IP access list stdacl
    10 permit 10.1.1.1
Extended IP access list test
Extended IP access list 101
    10 permit tcp any host 10.1.1.1 eq www
    20 permit tcp any host 10.1.1.1 eq 443 log
    30 permit ahp any any log-input
    40 permit ahp any any log-input time-range test (active)
`,
  'ntc__cisco_ios_show_crypto_ipsec_sa_detail.raw': `interface: Tunnel1
    Crypto map tag: Tunnel1-head-0, local addr 1.2.3.4

   protected vrf: (none)
   local  ident (addr/mask/prot/port): (1.2.3.4/255.255.255.255/47/0)
   remote ident (addr/mask/prot/port): (2.2.2.2/255.255.255.255/47/0)
   current_peer 2.2.2.2 port 4500
     PERMIT, flags={origin_is_acl,}
    #pkts encaps: 4981028, #pkts encrypt: 4981028, #pkts digest: 4981028
    #pkts decaps: 4112421, #pkts decrypt: 4112421, #pkts verify: 4112421
    #pkts compressed: 0, #pkts decompressed: 0
    #pkts not compressed: 0, #pkts compr. failed: 0
    #pkts not decompressed: 0, #pkts decompress failed: 0
    #pkts no sa (send) 0, #pkts invalid sa (rcv) 0
    #pkts encaps failed (send) 0, #pkts decaps failed (rcv) 0
    #pkts invalid prot (recv) 0, #pkts verify failed: 0
    #pkts invalid identity (recv) 0, #pkts invalid len (rcv) 0
    #pkts replay rollover (send): 0, #pkts replay rollover (rcv) 0
    ##pkts replay failed (rcv): 0
    #pkts tagged (send): 0, #pkts untagged (rcv): 0
    #pkts not tagged (send): 0, #pkts not untagged (rcv): 0
    #pkts internal err (send): 0, #pkts internal err (recv) 0

     local crypto endpt.: 1.2.3.4, remote crypto endpt.: 2.2.2.2
     plaintext mtu 1442, path mtu 1500, ip mtu 1500, ip mtu idb GigabitEthernet8
     current outbound spi: 0x1234ABCD(305441741)
     PFS (Y/N): N, DH group: none

     inbound esp sas:
      spi: 0xABCD1234(2882343476)
        transform: esp-256-aes esp-sha-hmac ,
        in use settings ={Transport UDP-Encaps, }
        conn id: 124, flow_id: Onboard VPN:124, sibling_flags 80000000, crypto map: Tunnel1-head-0
        sa timing: remaining key lifetime (k/sec): (4332650/3205)
        IV size: 16 bytes
        replay detection support: Y  replay window size: 1024
        Status: ACTIVE(ACTIVE)

     inbound ah sas:
          
     inbound pcp sas:

     outbound esp sas:
      spi: 0x1234ABCD(305441741)
        transform: esp-256-aes esp-sha-hmac ,
        in use settings ={Transport UDP-Encaps, }
        conn id: 123, flow_id: Onboard VPN:123, sibling_flags 80000000, crypto map: Tunnel1-head-0
        sa timing: remaining key lifetime (k/sec): (4332649/3205)
        IV size: 16 bytes
        replay detection support: Y  replay window size: 1024
        Status: ACTIVE(ACTIVE)

     outbound ah sas:

     outbound pcp sas:

interface: Tunnel2
    Crypto map tag: Tunnel2-head-0, local addr 1.2.3.4

   protected vrf: (none)
   local  ident (addr/mask/prot/port): (1.2.3.4/255.255.255.255/47/0)
   remote ident (addr/mask/prot/port): (3.3.3.3/255.255.255.255/47/0)
`,
  'ntc__cisco_ios_show_version3.raw': `Cisco IOS Software, IOSv Software (VIOS-ADVENTERPRISEK9-M), Version 15.8(3)M2, RELEASE SOFTWARE (fc2)
Technical Support: http://www.cisco.com/techsupport
Copyright (c) 1986-2019 by Cisco Systems, Inc.
Compiled Thu 28-Mar-19 14:06 by prod_rel_team


ROM: Bootstrap program is IOSv

rtr-01 uptime is 1 week, 3 days, 16 hours, 11 minutes
System returned to ROM by reload
System image file is "flash0:/vios-adventerprisek9-m"
Last reload reason: Unknown reason
`,
  'genie_iosxe__ShowVersion__golden_output_ios_c2600_2.txt': `Cisco Internetwork Operating System Software 
IOS (tm) C2600 Software (C2600-I-M), Version 12.2(2)XA1, EARLY DEPLOYMENT RELEASE SOFTWARE (fc1)
TAC:Home:SW:IOS:Specials for info
Copyright (c) 1986-2001 by cisco Systems, Inc.
Compiled Mon 27-Aug-01 19:57 by hwcheng
Image text-base: 0x80008088, data-base: 0x809DD03C

ROM: System Bootstrap, Version 12.1(3r)T2, RELEASE SOFTWARE (fc1)
ROM: C2600 Software (C2600-I-M), Version 12.2(2)XA1, EARLY DEPLOYMENT RELEASE SOFTWARE (fc1)

dna-poc-ts uptime is 4 weeks, 2 days, 7 hours, 56 
minutes
System returned to ROM by power-on
`,
} as const

export type CaptureName = keyof typeof CAPTURES
