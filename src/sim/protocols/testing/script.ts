/**
 * A timed script for protocol tests: a cast of instances on named LANs, a clock that jumps from deadline to
 * deadline and delivers what was sent after a delay, and a record of every effect. It is a test's tool, not a
 * network: no ARP, no switches, no routing; whatever is sent out of an interface reaches every other member of
 * its LAN. It throws when rule P3 of protocol.ts is broken.
 */
import { DEFAULT_PARAMETERS, type Parameters } from '../../../config/index'
import { type Ipv4Packet, type Mac, macOf, type Prefix } from '../../../net/index'
import type { JournalDraft } from '../../kernel/journal'
import type { Context, Protocol, SendEffect } from '../../kernel/protocol'
import { type Random, randomFrom } from '../../kernel/random'
import { atSeconds, type SimTime, timeOf } from '../../kernel/time'

/** One instance of the cast; `lans` says which LAN each of its interfaces is plugged into. */

/** Members of a union whose `kind` can be K, also where one member has several kinds. */
type OfKind<E, K> = E extends { readonly kind: infer Kind } ? (K extends Kind ? E : never) : never

export interface Member<Config> {
  readonly config: Config
  readonly lans: Readonly<Record<string, string>>
}

/** What a member hears of a packet on a LAN; `undefined` when it is not for it. */
export type Listen<Input> = (packet: Ipv4Packet, to: { member: string; interface: string }) => Input | undefined

interface Player<Config, State> {
  config: Config
  readonly lans: Readonly<Record<string, string>>
  state: State
  random: Random
}

interface Delivery {
  readonly at: SimTime
  readonly lan: string
  readonly from: string
  readonly packet: Ipv4Packet
}

export interface Recorded<Effect> {
  readonly seconds: number
  readonly who: string
  readonly effect: Effect
}

export interface ScriptOptions<Config, State, Input, Effect> {
  readonly protocol: Protocol<Config, State, Input, Effect>
  readonly cast: Readonly<Record<string, Member<Config>>>
  readonly listen: Listen<Input>
  readonly seed?: number
  readonly delayMicros?: number
  readonly parameters?: Partial<Parameters>
}

type AnyEffect = { readonly kind: string }

export class Script<Config, State, Input extends { readonly kind: string }, Effect extends AnyEffect> {
  readonly record: Recorded<Effect>[] = []
  /** Names of LANs that lose everything. */
  readonly silent = new Set<string>()
  /** Says which packets are lost although the LAN works. */
  lose: (packet: Ipv4Packet, lan: string) => boolean = () => false
  private clock: SimTime = timeOf(0)
  private readonly players = new Map<string, Player<Config, State>>()
  private deliveries: Delivery[] = []
  private readonly options: ScriptOptions<Config, State, Input, Effect>

  constructor(options: ScriptOptions<Config, State, Input, Effect>) {
    this.options = options
    let seed = options.seed ?? 1
    for (const [name, { config, lans }] of Object.entries(options.cast)) {
      const random = randomFrom(seed++)
      this.boot(name, { config, lans, random })
    }
  }

  get now(): number {
    return this.clock / 1_000_000
  }

  state(who: string): State {
    return this.player(who).state
  }

  config(who: string): Config {
    return this.player(who).config
  }

  /** Starts an instance from nothing, as a reload does. */
  reboot(who: string): void {
    this.boot(who, this.player(who))
  }

  reconfigure(who: string, config: Config): void {
    const player = this.player(who)
    player.config = config
    this.take(who, this.options.protocol.reconfigure(config, player.state, this.context(who)))
  }

  /** Hands an input to one instance now. */
  input(who: string, input: Input): void {
    const player = this.player(who)
    this.take(who, this.options.protocol.react(player.config, player.state, input, this.context(who)))
  }

  /** Lets time pass to the given second after the start. */
  run(untilSeconds: number): this {
    const until = atSeconds(untilSeconds)
    for (;;) {
      const next = this.next()
      if (next > until) break
      this.clock = next
      this.step()
    }
    this.clock = until
    return this
  }

  /** Every effect of a kind so far, of one instance or of all. */
  effects<K extends Effect['kind']>(kind: K, who?: string): (Recorded<Effect> & { effect: OfKind<Effect, K> })[] {
    return this.record.filter(
      (r): r is Recorded<Effect> & { effect: OfKind<Effect, K> } =>
        r.effect.kind === kind && (who === undefined || r.who === who),
    )
  }

  /** Journal lines as `12.0 A text`. */
  journal(event?: string): string[] {
    return this.record.flatMap(({ seconds, who, effect }) => {
      const entry = journalOf(effect)
      return entry && (event === undefined || entry.event === event)
        ? [`${seconds.toFixed(1)} ${who} ${entry.text}`]
        : []
    })
  }

  private boot(name: string, player: { config: Config; lans: Readonly<Record<string, string>>; random: Random }): void {
    const cx = { now: this.clock, device: name, random: player.random, parameters: this.parameters() }
    const turn = this.options.protocol.boot(player.config, cx)
    this.players.set(name, { ...player, state: turn.state })
    this.take(name, turn)
  }

  private player(who: string): Player<Config, State> {
    const player = this.players.get(who)
    if (!player) throw new Error(`nobody in the cast is called ${who}`)
    return player
  }

  private parameters(): Parameters {
    return { ...DEFAULT_PARAMETERS, ...this.options.parameters }
  }

  private context(who: string): Context {
    return { now: this.clock, device: who, random: this.player(who).random, parameters: this.parameters() }
  }

  private next(): SimTime {
    let next = this.deliveries[0]?.at ?? (Number.POSITIVE_INFINITY as SimTime)
    for (const { state } of this.players.values()) {
      const deadline = this.options.protocol.deadline(state)
      if (deadline < next) next = deadline
    }
    return next
  }

  private step(): void {
    const due = this.deliveries.filter((d) => d.at <= this.clock)
    this.deliveries = this.deliveries.filter((d) => d.at > this.clock)
    for (const delivery of due) this.deliver(delivery)
    for (const [who, player] of this.players) {
      if (this.options.protocol.deadline(player.state) > this.clock) continue
      this.input(who, { kind: 'wake' } as Input)
      const deadline = this.options.protocol.deadline(player.state)
      if (deadline <= this.clock) throw new Error(`P3: ${who} woke at ${this.clock} and its deadline is ${deadline}`)
    }
  }

  private deliver({ lan, from, packet }: Delivery): void {
    if (this.silent.has(lan) || this.lose(packet, lan)) return
    for (const [member, { lans }] of this.players) {
      if (member === from) continue
      for (const [name, plugged] of Object.entries(lans)) {
        if (plugged !== lan) continue
        const input = this.options.listen(packet, { member, interface: name })
        if (input) this.input(member, input)
      }
    }
  }

  private take(who: string, turn: { readonly state: State; readonly effects: readonly Effect[] }): void {
    const player = this.player(who)
    player.state = turn.state
    for (const effect of turn.effects) {
      this.record.push({ seconds: this.now, who, effect })
      if (isSend(effect)) this.send(who, effect)
    }
  }

  private send(who: string, effect: SendEffect): void {
    const lans = this.player(who).lans
    const on = effect.interface === undefined ? Object.values(lans) : [lans[effect.interface]]
    for (const lan of on) {
      if (lan === undefined) continue
      const at = timeOf(this.clock + (this.options.delayMicros ?? 1000))
      this.deliveries.push({ at, lan, from: who, packet: effect.packet })
    }
  }
}

function isSend(effect: AnyEffect): effect is SendEffect {
  return effect.kind === 'send'
}

function journalOf(effect: AnyEffect): JournalDraft | undefined {
  return effect.kind === 'journal' && 'entry' in effect ? (effect.entry as JournalDraft) : undefined
}

/** An interface report as the node would send it. */
export function interfaceUp(name: string, n: number, at: Prefix | undefined) {
  const address = at && { ip: at.address, length: at.length }
  const mac: Mac = macOf(n)
  return { kind: 'interface' as const, interface: name, up: true, mac, ...(address && { address }) }
}

export function interfaceDown(name: string, n: number) {
  return { kind: 'interface' as const, interface: name, up: false, mac: macOf(n) }
}
