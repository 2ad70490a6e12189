/**
 * Displays that people type at such a router, and that IOS has, of things that are not simulated: they are answered so, and never
 * by an empty screen or as a line that the router does not know.
 */
import { command } from './row'

/** What each is about. */
const DISPLAYS: readonly (readonly [pattern: string, about: string])[] = [
  ['show processes [cpu]', 'the load of its processor'],
  ['show processes cpu sorted', 'the load of its processor'],
  ['show processes cpu history', 'the load of its processor'],
  ['show processes memory', 'its memory'],
  ['show memory [statistics]', 'its memory'],
  ['show buffers', 'its memory'],
  ['show inventory', 'its parts and their serial numbers'],
  ['show environment [all]', 'its fans, temperatures and power supplies'],
  ['show diag', 'its parts and their serial numbers'],
  ['show flash:', 'its file system'],
  ['show file systems', 'its file system'],
  ['show boot', 'its file system'],
  ['show users', 'who is logged in'],
  ['show line', 'its terminal lines'],
  ['show controllers', 'the hardware of its ports'],
  ['show tech-support', 'everything that a support case asks for'],
  ['show license', 'its licences'],
  ['show ntp status', 'how its clock is kept'],
  ['show ntp associations', 'how its clock is kept'],
  ['show snmp', 'its SNMP agent'],
  ['show ip sockets', 'its sockets'],
  ['show tcp [brief]', 'its sockets'],
  ['show ip traffic', 'counters of the whole IP stack'],
  ['show ip nat translations verbose', 'when translations were made and used'],
  ['show ip bgp [summary]', 'BGP'],
  ['show crypto pki certificates', 'certificates themselves'],
  ['show crypto pki trustpoints', 'certificates themselves'],
  ['show crypto ca certificates', 'certificates themselves'],
  ['show crypto key mypubkey rsa', 'keys of its own'],
]

/** Those of a PIX and an ASA. */
const FIREWALL_DISPLAYS: readonly (readonly [pattern: string, about: string])[] = [
  ['show cpu [usage]', 'the load of its processor'],
  ['show processes', 'the load of its processor'],
  ['show memory', 'its memory'],
  ['show blocks', 'its memory'],
  ['show inventory', 'its parts and their serial numbers'],
  ['show module', 'its parts and their serial numbers'],
  ['show local-host', 'its table of hosts'],
  ['show perfmon', 'rates of the whole box'],
  ['show traffic', 'rates of the whole box'],
  ['show asp drop', 'counters of its fast path'],
  ['show service-policy', 'counters of inspection'],
  ['show crypto isakmp sa', 'tunnels that end at a firewall'],
  ['show crypto ikev1 sa', 'tunnels that end at a firewall'],
  ['show crypto ipsec sa', 'tunnels that end at a firewall'],
  ['show vpn-sessiondb', 'tunnels that end at a firewall'],
]

const rowsOf = (displays: typeof DISPLAYS, system: string) =>
  displays.flatMap(([pattern, about]) =>
    command(pattern, () => ({
      output: `% "${pattern.replaceAll(/[[\]]/g, '')}" is a display of ${system}, but what it shows (${about}) is not simulated here.`,
      ok: false,
    })),
  )

export const NOT_SIMULATED = rowsOf(DISPLAYS, 'IOS')
export const FIREWALL_NOT_SIMULATED = rowsOf(FIREWALL_DISPLAYS, 'a firewall')
