/**
 * Listens to every site's path while a failure runs its course: a pulse each way goes out every second, and soon after
 * every change of a table; when all is still they are sent more rarely. So silence is known to about a second at its
 * begin and a quarter of one at its end, and keepalives that wait for traffic have some, as during calls.
 */
import { isQuiet, type Network, type Pulse, runToChange, runUntil, type SimTime, sendPulses } from '../../sim/index'
import type { Ends } from '../surroundings/ends'
import type { Listener } from '../surroundings/voice'

/** Seconds between rounds of pulses: while something happens, when all is still, and in a long wait. */
const BUSY_SECONDS = 1
const CALM_SECONDS = 10
const WAIT_SECONDS = 30

/** Least seconds between two rounds, and from a change to the round that looks what it did. */
const LEAST_SECONDS = 0.25
const AFTER_CHANGE_SECONDS = 0.1

/** Seconds of flight after which a pulse counts as lost, slow lines and a held packet included. */
const FLIGHT_SECONDS = 2.5

/** Seconds without a change after which rounds are calm: with every way open, and with some way shut. */
const STILL_OPEN_SECONDS = 3
const STILL_SHUT_SECONDS = 15

/** Simulated seconds after which a network that never comes to rest is judged as it is. */
const LIMIT_SECONDS = 1200

/** Rounds that a single listener is heard for between two yields. */
const ROUNDS_OF_ONE = 16

/** One way of a site's path: when it was silent, and whether it works in the end. */
export interface WayRecord {
  readonly silent: readonly { readonly from: SimTime; readonly to: SimTime }[]
  readonly works: boolean
}

export interface SiteRecord {
  readonly ends: Ends
  readonly forward: WayRecord
  readonly return: WayRecord
}

const seconds = (value: number) => Math.round(value * 1e6)

/** A run under observation: rounds of pulses, and which of them arrived. */
export class Observation {
  private readonly network: Network
  private readonly listeners: readonly Listener[]
  private readonly rounds: SimTime[] = []
  /** Listeners that are sent no more pulses, with the number of rounds they took part in. */
  private readonly closed = new Map<number, number>()
  /** Rounds between two yields: some 20 ms of work. */
  private readonly stride: number
  private pattern = ''
  private patternSince: SimTime

  constructor(network: Network, listeners: readonly Listener[]) {
    this.network = network
    this.listeners = listeners
    this.stride = Math.max(1, Math.floor(ROUNDS_OF_ONE / Math.max(1, listeners.length)))
    this.patternSince = network.now
  }

  /** Runs until nothing changed for `quiet` seconds; yields after every few simulated seconds. */
  *untilQuiet(quiet: number): Generator<undefined, void> {
    const limit = this.network.now + seconds(LIMIT_SECONDS)
    while (this.network.now < limit) {
      this.round()
      this.runOn(this.pace())
      this.look()
      if (this.rounds.length % this.stride === 0) yield undefined
      const still = this.network.now - this.patternSince
      if (isQuiet(this.network, quiet) && still > seconds(STILL_SHUT_SECONDS)) return
    }
  }

  /** Calls go on for so many seconds. */
  *calls(duration: number): Generator<undefined, void> {
    for (let second = 0; second < duration; second += BUSY_SECONDS) {
      this.round()
      runUntil(this.network, (this.network.now + seconds(BUSY_SECONDS)) as SimTime)
      yield undefined
    }
  }

  /** Runs for so many seconds more, with rare rounds, listening only to the sites that are silent. */
  *longWait(duration: number, silent: readonly string[]): Generator<undefined, void> {
    this.listeners.forEach(({ ends }, index) => {
      if (!silent.includes(ends.site)) this.closed.set(index, this.rounds.length)
    })
    const end = this.network.now + seconds(duration)
    while (this.network.now < end) {
      this.round()
      const still = this.network.now - Math.max(this.patternSince, this.network.lastChange)
      this.runOn(still > seconds(STILL_SHUT_SECONDS) ? WAIT_SECONDS : BUSY_SECONDS)
      this.look()
      if (this.rounds.length % this.stride === 0) yield undefined
    }
  }

  /** What was heard, once the last pulses have landed. */
  finish(): readonly SiteRecord[] {
    runUntil(this.network, (this.network.now + seconds(FLIGHT_SECONDS)) as SimTime)
    return this.listeners.map((listener, index) => ({
      ends: listener.ends,
      forward: this.way(2 * index),
      return: this.way(2 * index + 1),
    }))
  }

  private pulseOf(round: number, way: number): number {
    return round * 2 * this.listeners.length + way
  }

  private round(): void {
    const number = this.rounds.push(this.network.now) - 1
    const pulses = this.listeners.flatMap(({ from, to, flow, back }, index): readonly Pulse[] => {
      if (this.closed.has(index)) return []
      const pulse = this.pulseOf(number, 2 * index)
      return [
        { from, flow, number: pulse },
        { from: to, flow: back, number: pulse + 1 },
      ]
    })
    sendPulses(this.network, pulses)
  }

  private pace(): number {
    const still = this.network.now - Math.max(this.patternSince, this.network.lastChange)
    const enough = this.pattern.includes('0') ? STILL_SHUT_SECONDS : STILL_OPEN_SECONDS
    return still > seconds(enough) ? CALM_SECONDS : BUSY_SECONDS
  }

  /** Runs up to the next round; a change of a table brings it forward. */
  private runOn(pace: number): void {
    const { network } = this
    const sent = network.now
    let next = sent + seconds(pace)
    while (runToChange(network, next as SimTime))
      next = Math.min(next, Math.max(sent + seconds(LEAST_SECONDS), network.now + seconds(AFTER_CHANGE_SECONDS)))
  }

  /** Notes when the last round that has landed differs from the one before it. */
  private look(): void {
    const landed = this.rounds.findLastIndex((at) => this.network.now - at >= seconds(BUSY_SECONDS))
    if (landed < 0) return
    let pattern = ''
    for (let way = 0; way < 2 * this.listeners.length; way++) {
      if (this.closed.has(way >> 1)) continue
      pattern += this.network.heard.has(this.pulseOf(landed, way)) ? '1' : '0'
    }
    if (pattern === this.pattern) return
    this.pattern = pattern
    this.patternSince = this.network.now
  }

  private way(way: number): WayRecord {
    const silent: { from: SimTime; to: SimTime }[] = []
    let works = true
    this.rounds.slice(0, this.closed.get(way >> 1)).forEach((at, round) => {
      const until = this.rounds[round + 1] ?? at
      const ok = this.network.heard.has(this.pulseOf(round, way))
      const last = silent.at(-1)
      if (!ok && works) silent.push({ from: at, to: until })
      else if (!ok && last) last.to = until
      works = ok
    })
    return { silent, works }
  }
}
