/** "What is on the cables?" From a moment on, for so many seconds, frame by frame. */
import { interfaceMeant, type TopologyLink } from '../../config/index'
import { forkNetwork, runUntil, type Scene, startCapture, takeCaptured, timeOf } from '../../sim/index'
import type { CapturedRow } from '../messages'
import type { Handler, Work } from './question'

/** Between two yields. */
const SLICE_MICROS = 1e6

/** Frames that are kept at most: what is more is another question. */
const MOST_FRAMES = 50_000
const LONGEST_CAPTURE_SECONDS = 3600

export const answerCapture: Handler<'capture'> = function* ({ network: settled, built }, { seconds, cables }) {
  if (!(seconds > 0 && seconds <= LONGEST_CAPTURE_SECONDS))
    return `A capture lasts up to ${LONGEST_CAPTURE_SECONDS} s, and more than none.`
  const network = forkNetwork(settled)
  const links = cables ? linksOf(built.scene, cables) : built.scene.topology.links
  if (typeof links === 'string') return links
  const names = new Map(links.map(({ id }, index) => [id, index]))
  const frames = yield* watched(network, timeOf(network.now + seconds * 1e6), names)
  const told = frames.slice(0, MOST_FRAMES)
  return {
    kind: 'capture',
    capture: {
      from: settled.now,
      until: network.now,
      cables: links.map(({ a, b }) => ({ a, b })),
      frames: told,
      ...(frames.length > told.length && { more: true as const }),
    },
  }
}

/** The cables at these ports, or which text names none. */
function linksOf({ topology }: Scene, texts: readonly string[]): readonly TopologyLink[] | string {
  const found: TopologyLink[] = []
  for (const text of texts) {
    const cut = text.indexOf('/')
    const device = cut < 0 ? text : text.slice(0, cut)
    const ends = topology.links.flatMap((link) => [link.a, link.b].map((end) => ({ link, end })))
    const own = ends.filter(({ end }) => end.device === device)
    const names = own.map(({ end }) => end.interface)
    const port = cut < 0 ? undefined : interfaceMeant(names, text.slice(cut + 1))
    const taken = own.find(({ end }) => end.interface === port)
    if (!taken) return noCable(text, device, names)
    if (!found.includes(taken.link)) found.push(taken.link)
  }
  return found
}

const noCable = (text: string, device: string, names: readonly string[]) =>
  names.length === 0
    ? `${text}: no device "${device}" has a cable`
    : `${text}: name a port with a cable, such as ${names.map((name) => `${device}/${name}`).join(', ')}`

function* watched(
  network: ReturnType<typeof forkNetwork>,
  until: ReturnType<typeof timeOf>,
  names: ReadonlyMap<string, number>,
): Work<readonly CapturedRow[]> {
  const begun = network.now
  const frames: CapturedRow[] = []
  startCapture(network)
  while (network.now < until && frames.length <= MOST_FRAMES) {
    runUntil(network, timeOf(Math.min(until, network.now + SLICE_MICROS)))
    for (const { link, device, port, at, arrives, frame } of takeCaptured(network)) {
      const cable = names.get(link)
      if (cable !== undefined) frames.push({ cable, device, port, at, lost: arrives === undefined, frame })
    }
    const fraction = (network.now - begun) / (until - begun)
    yield { fraction, text: `looking at ${Math.round((network.now - begun) / 1e6)} s of cables` }
  }
  return frames
}
