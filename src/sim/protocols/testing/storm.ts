/**
 * Very many sites that ask one head-end at the same moment, while somebody talks at each: who has given up asks again at
 * once. It goes from event to event and looks at nobody else, so that a thousand sites cost what their messages cost.
 */
import { DEFAULT_PARAMETERS, type Parameters } from '../../../config/index'
import { type Ip, type Ipv4Packet, ip } from '../../../net/index'
import type { Turn } from '../../kernel/protocol'
import { dequeue, emptyQueue, enqueue } from '../../kernel/queue'
import { type Random, randomFrom } from '../../kernel/random'
import { after, type SimTime, timeOf } from '../../kernel/time'
import { ike } from '../ike/machine'
import type { IkeInput, IkeProcessConfig, IkeState } from '../ike/state'
import type { IkeEffect } from '../ike/work'
import { siteAt } from './crowd'
import { A, demandOf, type End, hub, messageIn, portsUp } from './ike'

interface Player {
  readonly address: Ip
  readonly config: IkeProcessConfig
  readonly random: Random
  state: IkeState
}

type Event =
  | { readonly kind: 'packet'; readonly packet: Ipv4Packet }
  | { readonly kind: 'wakes' | 'asks'; readonly who: Ip }

/** Seconds on the wire, and after which a storm is left to itself. */
const FLIGHT = 0.001
const HORIZON = 600

class Storm {
  readonly served: number[] = []
  private readonly queue = emptyQueue<Event>()
  private readonly players = new Map<Ip, Player>()
  private readonly gateway = ip(A)
  private readonly parameters: Parameters
  private now: SimTime = timeOf(0)

  constructor(parameters: Partial<Parameters>) {
    this.parameters = { ...DEFAULT_PARAMETERS, ...parameters }
    this.join({ config: hub('gw'), address: A }, 1)
  }

  join({ config: configuration, address }: End, seed: number): void {
    const [config, random] = [{ configuration }, randomFrom(seed)]
    const turn = ike.boot(config, this.context(random, configuration.device))
    const player = { address: ip(address), config, random, state: turn.state }
    this.players.set(player.address, player)
    this.take(player, turn)
    for (const input of portsUp(address)) this.tell(player, input)
    enqueue(this.queue, this.now, { kind: 'asks', who: player.address })
  }

  /** Runs until so many have been served. */
  run(count: number): void {
    while (this.served.length < count) {
      const next = dequeue(this.queue)
      if (!next || next.at > HORIZON * 1e6) return
      this.now = next.at
      this.happens(next.event)
    }
  }

  private happens(event: Event): void {
    const player = this.players.get(event.kind === 'packet' ? event.packet.destination : event.who)
    if (!player) return
    if (event.kind === 'wakes' && ike.deadline(player.state) > this.now) return
    const input =
      event.kind === 'packet'
        ? messageIn(event.packet, player.address, event.packet.source)
        : event.kind === 'asks'
          ? demandOf(player.config.configuration)
          : ({ kind: 'wake' } as const)
    if (input) this.tell(player, input)
  }

  private tell(player: Player, input: IkeInput): void {
    const { config, state, random } = player
    this.take(player, ike.react(config, state, input, this.context(random, config.configuration.device)))
  }

  private context(random: Random, device: string) {
    return { now: this.now, device, random, parameters: this.parameters }
  }

  private take(player: Player, { state, effects }: Turn<IkeState, IkeEffect>): void {
    player.state = state
    for (const effect of effects) {
      if (effect.kind === 'send')
        enqueue(this.queue, after(this.now, FLIGHT), { kind: 'packet', packet: effect.packet })
      else if (effect.kind === 'sa-up' && player.address === this.gateway) this.served.push(this.now / 1e6)
      else if (effect.kind === 'journal' && effect.entry.event === 'gave-up')
        enqueue(this.queue, this.now, { kind: 'asks', who: player.address })
    }
    enqueue(this.queue, ike.deadline(state), { kind: 'wakes', who: player.address })
  }
}

/** Seconds at which the sites are served, in order. `gone`: peers that each site tries too, and that answer nobody. */
export function storm(count: number, parameters: Partial<Parameters>, gone: readonly string[] = []): readonly number[] {
  const crowd = new Storm(parameters)
  for (let index = 0; index < count; index++) crowd.join(siteAt(index, [A, ...gone]), index + 2)
  crowd.run(count)
  return crowd.served
}
