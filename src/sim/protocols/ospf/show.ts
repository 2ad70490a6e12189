/**
 * `show ip ospf …`, as the Cisco IOS IP Routing: OSPF Command Reference prints them; releases differ in what they add, and
 * what is here is in all of them.
 */
import type { Printing, Show } from '../../kernel/row'
import { showOspfDatabase } from './show-database'
import { showOspfInterfaceBrief, showOspfInterfaces } from './show-interface'
import { showOspfNeighbors } from './show-neighbor'
import { showOspfProcesses } from './show-process'

/** A table of every process, an empty line between two. */
const each =
  (print: (printing: Printing) => readonly string[]) =>
  (printing: Printing): string =>
    print(printing).join('\n')

export const OSPF_SHOWS: readonly Show[] = [
  {
    pattern: 'show ip ospf',
    help: [['show ip ospf', 'OSPF information']],
    print: each(showOspfProcesses),
  },
  {
    pattern: 'show ip ospf neighbor',
    help: [['show ip ospf neighbor', 'Neighbor list']],
    print: each(showOspfNeighbors),
  },
  {
    pattern: 'show ip ospf interface',
    help: [['show ip ospf interface', 'Interface information']],
    print: each(showOspfInterfaces),
  },
  {
    pattern: 'show ip ospf interface brief',
    help: [['show ip ospf interface brief', 'Summary of interfaces']],
    print: each(showOspfInterfaceBrief),
  },
  {
    pattern: 'show ip ospf database',
    help: [['show ip ospf database', 'Database summary']],
    print: each(showOspfDatabase),
  },
]
