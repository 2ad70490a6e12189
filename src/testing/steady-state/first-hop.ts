/** HSRP at rest: which router may have a virtual address, by who is there, its priority and whether it pre-empts. */
import type { HsrpConfig } from '../../config/index'
import type { Ip } from '../../net/index'
import type { Addresses } from './addresses'
import { type Ground, type Port, portKey } from './ground'
import { objectUp, type Tables } from './routes'

export interface Claimant {
  readonly port: Port
  readonly virtual: Ip
  readonly priority: number
  readonly preempt: boolean
  readonly ip: Ip
  /** Routers that speak otherwise do not hear each other. */
  readonly speech: string
}

/** A choice: for every class of routers that hear each other, the active one. */
export type Actives = readonly Claimant[]

export function claimants(ground: Ground, addresses: Addresses, tables: Tables): readonly Claimant[] {
  const found: Claimant[] = []
  for (const config of ground.told.values()) {
    if (!ground.runs(config.device, 'hsrp')) continue
    for (const { name, hsrp } of config.interfaces) {
      const port = { device: config.device, interface: name }
      const ip = addresses.of.get(portKey(port))?.ip
      if (ip === undefined || !ground.up(port)) continue
      for (const group of hsrp) {
        if (group.virtualAddress === undefined) continue
        const priority = standing(ground, addresses, tables, port.device, group)
        const speech = speechOf(group)
        found.push({ port, virtual: group.virtualAddress, priority, preempt: group.preempt.value, ip, speech })
      }
    }
  }
  return found
}

/** The priority less what its tracked interfaces and objects cost. */
function standing(ground: Ground, addresses: Addresses, tables: Tables, device: string, group: HsrpConfig): number {
  const config = ground.config(device)
  if (!config) return 0
  const lines = group.tracks.filter((item) => !ground.up({ device, interface: item.interface }))
  const objects = (group.objects ?? []).filter(({ object }) => {
    const told = config.tracked?.find((item) => item.object === object)
    return told !== undefined && !objectUp(ground, addresses, config, told, tables.get(device) ?? [])
  })
  const lost = [...lines, ...objects].reduce((sum, item) => sum + item.decrement, 0)
  return Math.max(0, group.priority.value - lost)
}

/** Every lawful choice of active routers, where history decides among those that do not pre-empt each other. */
export function lawfulActives(ground: Ground, all: readonly Claimant[]): readonly Actives[] {
  const classes: Claimant[][] = []
  for (const item of all) {
    const own = classes.find((others) =>
      others.every((other) => other.speech === item.speech && ground.hear(other.port, item.port)),
    )
    if (own) own.push(item)
    else classes.push([item])
  }
  let choices: readonly Actives[] = [[]]
  for (const one of classes) {
    const lawful = one.filter((item) => !one.some((other) => ousts(other, item)))
    choices = choices.flatMap((choice) => lawful.map((active) => [...choice, active]))
  }
  return choices
}

/** Equal priorities leave an active router where it is (FACTS section 3: the tie is for elections). */
const ousts = (other: Claimant, item: Claimant) => other.preempt && other.priority > item.priority

const speechOf = ({ version, group, keyed, authentication }: HsrpConfig) =>
  `${version ?? 1} ${group} ${keyed === true} ${authentication}`

/** Routers that both take an address for their own: who answered once stays in ARP tables although it is gone now, since the other says nothing new. */
export function claimedTwice(ground: Ground): boolean {
  const speeches = new Map<Ip, string>()
  for (const config of ground.told.values())
    for (const group of config.interfaces.flatMap((item) => item.hsrp)) {
      if (group.virtualAddress === undefined) continue
      if ((speeches.get(group.virtualAddress) ?? speechOf(group)) !== speechOf(group)) return true
      speeches.set(group.virtualAddress, speechOf(group))
    }
  return false
}
