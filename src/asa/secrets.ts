/** The forms of a firewall's lines that hold secrets; of those that no declaration reads by their words (PIX 6.3, ASA 9). */
import { secretForms } from '../ios/index'
import { ASA } from './commands'

const NOT_READ: readonly string[] = [
  'password <secret:word> [encrypted]',
  'username <name:word> password <secret:word> <how:encrypted|mschap|nt-encrypted|pbkdf2>',
  '[ikev1] pre-shared-key [<type:0|8>] <secret:word>',
  'ikev2 <side:local-authentication|remote-authentication> pre-shared-key [hex] [<type:0|8>] <secret:word>',
  'isakmp key <secret:word> address <address:word>',
  'isakmp key <secret:word> hostname <host:word>',
  'vpngroup <group:word> password <secret:word>',
  'vpnclient username <user:word> password <secret:word>',
  'vpnclient vpngroup <group:word> password <secret:word>',
  'vpdn username <user:word> password <secret:word>',
  'failover key [hex] [<type:0|8>] <secret:word>',
  'failover ipsec pre-shared-key [<type:0|8>] <secret:word>',
  'aaa-server <tag:word> [<interface:word>] host <address:ip> [key] <secret:word>',
  'aaa-server <tag:word> [<interface:word>] host <address:ip> timeout <seconds:int>',
  'aaa-server <tag:word> protocol <protocol:word>',
  'ldap-login-password [<type:0|8>] <secret:word>',
  'radius-common-pw [<type:0|8>] <secret:word>',
  'snmp-server host <interface:word> <address:ip> [trap|poll] [community [<type:0|8>] <secret:word>] [version <version:word> [<user:word>]] [udp-port <port:int>]',
  'authentication key eigrp <as:int> [<type:0|8>] <secret:word> key-id <id:int>',
  'ospf authentication-key [<type:0|8>] <secret:word>',
  'ospf authentication <how:message-digest|null>',
  'ospf authentication key-chain <chain:word>',
  'ospf message-digest-key <id:int> md5 [<type:0|8>] <secret:word>',
  'ntp authentication-key <id:int> <hash:word> [<type:0|8>] <secret:word>',
  'rip authentication key <secret:word> key_id <id:int>',
  'http-proxy <host:word> … password [<type:0|8>] <secret:word>',
  'https-proxy <host:word> … password [<type:0|8>] <secret:word>',
  'wccp … password [<type:0|8>] <secret:word>',
  'license-server secret <secret:word>',
  'license-server address <address:word> secret <secret:word>',
  // A ScanSafe key stands alone behind its word; of a router's and a firewall's own licences nothing is secret.
  'license <secret:word>',
  'license <what:accept|agent|boot|call-home|comment|feature|install|platform|right-to-use|save|smart|solution|throughput|udi> …',
  'logging ftp-server <host:word> <path:word> <user:word> [<type:0|8>] <secret:word>',
]

export const ASA_SECRETS = secretForms(ASA.declarations, NOT_READ)
