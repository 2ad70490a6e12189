/**
 * All sites ask one head-end at once after a loss. Its processor makes the keys of one after the other; who has waited for
 * longer than IKE is patient gives the peer up, tries its others in vain, and asks anew, which makes rounds:
 *
 *   asks ─ first messages ─▶ waits for its turn ── in time ─▶ the rest of the set-up
 *                                 └─ patience ends ─▶ each other peer, silent ─▶ asks again: the next round
 *
 * Whoever gave up takes no turn. Talk goes on at every site, so that it asks again as soon as it may.
 */
import type { Parameters } from '../../config/index'
import {
  atSeconds,
  dequeue,
  emptyQueue,
  enqueue,
  type IkeVersion,
  patienceSeconds,
  randomFrom,
  SETUP_MESSAGES,
} from '../../sim/index'

export interface StormAsked {
  readonly sites: number
  readonly setupsPerSecond: number
  readonly parameters: Parameters
  readonly version: IkeVersion
  /** Of each site; all but the one that is asked are gone. */
  readonly peers: number
}

export interface Storm {
  /** Seconds from the first question until the last site has its SAs; absent = it is not over within an hour. */
  readonly lastBackSeconds?: number
  /** Sites that are served before the others' patience ends. */
  readonly perRound: number
  /** How often the last ones had to ask again. */
  readonly askedAgain: number
}

/** Seconds of a whole set-up without waiting, on average. */
export const setupSeconds = ({ setupSecondsMin, setupSecondsMax }: Parameters): number =>
  (setupSecondsMin + setupSecondsMax) / 2

/** A site's message that waits for its turn: how long each of its steps takes, and how often it has asked before. */
interface Waiting {
  readonly step: number
  readonly again: number
}

/** Set-ups differ by luck, as the simulator draws it; the same plan has the same luck. */
const SEED = 1

/** A storm that is not over by then is told as one that does not end. */
const HORIZON_SECONDS = 3600

export function stormOf({ sites, setupsPerSecond, parameters, version, peers }: StormAsked): Storm {
  const { computed, turn } = SETUP_MESSAGES[version]
  const { setupSecondsMin: least, setupSecondsMax: most } = parameters
  const patience = patienceSeconds(parameters)
  const random = randomFrom(SEED)
  const drawn = () => (least + (most - least) * random.next()) / computed
  const queue = emptyQueue<Waiting>()
  const ask = (from: number, again: number) => {
    const step = drawn()
    enqueue(queue, atSeconds(from + (turn - 1) * step), { step, again })
  }
  for (let site = 0; site < sites; site++) ask(0, 0)
  let [free, lastBackSeconds, perRound, askedAgain] = [0, 0, 0, 0]
  for (let next = dequeue(queue); next; next = dequeue(queue)) {
    if (next.at > HORIZON_SECONDS * 1e6) return { perRound, askedAgain }
    const { step, again } = next.event
    const [came, patient] = [next.at / 1e6, next.at / 1e6 + patience]
    const begun = Math.max(came, free)
    if (begun <= patient) free = begun + 1 / setupsPerSecond
    // The answer has to be there in time, and it takes a step to compute once it is its turn.
    if (begun + step <= patient) {
      lastBackSeconds = Math.max(lastBackSeconds, begun + (computed - turn + 1) * step)
      askedAgain = Math.max(askedAgain, again)
      if (again === 0) perRound++
    } else ask(silentPeers(patient, peers - 1, patience, drawn), again + 1)
  }
  return { perRound, askedAgain, lastBackSeconds }
}

/** When a site that gave up has tried its other peers in vain. */
function silentPeers(from: number, others: number, patience: number, drawn: () => number): number {
  let back = from
  for (let other = 0; other < others; other++) back += drawn() + patience
  return back
}

/** In words, behind "when all sites ask at once". */
export function stormText({ lastBackSeconds, perRound, askedAgain }: Storm): string {
  if (lastBackSeconds === undefined)
    return 'it is not over within an hour: sites give up and ask again faster than they are served'
  const last = `the last has its tunnel after ${lastBackSeconds.toFixed(1)} s`
  if (askedAgain === 0) return last
  const times = askedAgain === 1 ? 'once' : `${askedAgain} times`
  return `${last}: ${perRound} are served before the others give up waiting, and the last ask again ${times}`
}
