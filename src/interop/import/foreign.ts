/**
 * Configurations of other systems, by lines that only those have: they are named and not read, since a line that looks alike means
 * something else there (a prefix length for a mask, another default).
 */

interface Foreign {
  readonly name: string
  readonly line: RegExp
}

const SYSTEMS: readonly Foreign[] = [
  {
    name: 'NX-OS',
    line: /^(?:switchname \S+|vdc \S+ id \d+|boot nxos \S+|feature (?:nxapi|interface-vlan|vpc)) *\r?$/m,
  },
  { name: 'IOS XR', line: /^(?:!! IOS XR Configuration\b|end-policy *\r?$|interface MgmtEth0\/)/m },
  { name: 'Junos', line: /^(?:version \d+\.\d+\S*; *|system \{ *|set system host-name \S+ *)\r?$/m },
  { name: 'EOS', line: /^! device: .*\bEOS-\d/m },
  { name: 'FortiOS', line: /^config system (?:global|interface) *\r?$/m },
  { name: 'PAN-OS', line: /^(?:set deviceconfig system |<config version="\d+\.\d+\.\d+" urldb=)/m },
  { name: 'VRP or Comware', line: /^ ?sysname \S+ *\r?$/m },
  { name: 'RouterOS', line: /^\/(?:ip address|interface(?: bridge)?|system identity) *\r?$/m },
]

/** The system that a text is of, if it is one whose lines are not read. */
export const foreignSystem = (text: string): string | undefined => SYSTEMS.find(({ line }) => line.test(text))?.name
