/** A firewall that is one unit of a failover pair (ASA, active/standby). */
import type { Ip } from '../net/index'
import type { Source } from './configured'

export interface FailoverConfig {
  readonly unit: 'primary' | 'secondary'
  /** The interface of the failover link, with the addresses of both units on it, and the line that names it. */
  readonly link: {
    readonly interface: string
    readonly own: Ip
    readonly peer: Ip
    readonly length: number
    readonly source: Source
  }
  /** Conversations are told to the other unit (`failover link`). */
  readonly stateful: boolean
  /** Seconds between hellos on the link, and after which a silent unit is given up. */
  readonly pollSeconds: number
  readonly holdSeconds: number
  /** Seconds between looks at the interfaces that carry traffic. */
  readonly interfacePollSeconds: number
  /** An interface that hears nothing of the other unit for half of this is tested. */
  readonly interfaceHoldSeconds: number
  /** So many of the monitored interfaces that have failed make a unit worse than one without (`failover interface-policy`). */
  readonly policy: number
  /** The interfaces that carry traffic: the address of whoever is active, that of the other unit, and whether it is watched. */
  readonly interfaces: readonly {
    readonly name: string
    readonly length: number
    readonly active: Ip
    readonly standby?: Ip
    readonly monitored: boolean
  }[]
}
