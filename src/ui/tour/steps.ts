/** The steps of the tour: what each says, and what it does to the page. */
import { askTrace, runStore, select, setPlayback, setTime, setView, showLine, viewStore } from '../../store/index'
import { t } from '../words/language'
import type { Cast } from './cast'

export interface TourStep {
  readonly title: string
  readonly text: (cast: Cast) => readonly string[]
  /** Drives the page; gives back what ends its waiting, if it waits for something. */
  readonly show: (cast: Cast) => (() => void) | undefined
}

/** Simulated seconds a second while the failure plays, and a moment in the middle of it. */
const SPEED = 5
const MIDDLE = 26e6

const wholeDrawing = { surface: 'drawing', menu: undefined, reveal: { devices: [] } } as const

function settled(): void {
  setTime({ scenario: undefined, at: 0, playing: false })
}

/** Does it as soon as a path is there that was not there before. */
function whenTraced(act: () => void): () => void {
  const before = runStore.getState().trace
  const stop = runStore.subscribe(({ trace, tracing }) => {
    if (tracing || !trace || trace === before) return
    stop()
    act()
  })
  return stop
}

function trace({ manager, phone }: Cast): void {
  askTrace({ kind: 'trace', from: manager, to: phone, protocol: 'udp', port: 16384, faults: [] })
}

export const STEPS: readonly TourStep[] = [
  {
    title: 'The network',
    text: ({ active, standby }) => [
      t(
        'Two head-ends, {active} and {standby}, stand side by side behind a firewall, joined by a cross-over. On the right are the sites of people who work at home: a home router with NAT, a router that opens an IPsec tunnel, a phone.',
        { active, standby },
      ),
      t('Nothing here is a picture only: every device runs, by the configuration that Export will write.'),
    ],
    show: () => {
      settled()
      select([])
      setView({ ...wholeDrawing, layer: 'tunnels', dockOpen: true, dockTab: 'path', inspectorOpen: false })
      return undefined
    },
  },
  {
    title: 'Who is served',
    text: () => [
      t(
        'In service means that a call gets through in both directions now. Answers lists every site with the head-end that serves it; the bar above counts them at all times.',
      ),
    ],
    show: () => {
      settled()
      setView({ ...wholeDrawing, dockOpen: true, dockTab: 'answers', answer: 'service', inspectorOpen: false })
      return undefined
    },
  },
  {
    title: 'A packet on its way',
    text: ({ manager, phone }) => [
      t(
        'A voice packet goes from {manager} to {phone}. Watch where ESP wraps it and where the wrapping comes off; below stands every hop with its reason, on the right the way back.',
        { manager, phone },
      ),
      t('Play, pause and step by the buttons below, or by Space and the arrows.'),
    ],
    show: (cast) => {
      settled()
      setView({ ...wholeDrawing, dockOpen: true, dockTab: 'path', inspectorOpen: false, openHop: undefined })
      const stop = whenTraced(() => setPlayback({ way: 'forward', position: 0, playing: true }))
      trace(cast)
      return stop
    },
  },
  {
    title: 'Why it goes that way',
    text: ({ active, router }) => [
      t(
        'Opened is what {active} did: it looked the phone’s network up. A site whose tunnel ends at the other head-end is known as D EX, told by EIGRP over the cross-over; {router} is one of those if the row says so.',
        { active, router },
      ),
      t('The headers on the right are counted byte by byte, as the packet came and as it left.'),
    ],
    show: (cast) => {
      setView({ dockOpen: true, dockTab: 'path', inspectorOpen: false })
      const open = () => {
        const index = runStore.getState().trace?.forward.hops.findIndex((hop) => hop.device === cast.active) ?? -1
        if (index < 0) return
        setPlayback({ way: 'forward', position: index + 0.2, playing: false })
        // Opened anew: the list takes it when it is drawn.
        setView({ openHop: { way: 'forward', index } })
      }
      if (runStore.getState().trace) return void open()
      const stop = whenTraced(open)
      trace(cast)
      return stop
    },
  },
  {
    title: 'The line behind it',
    text: ({ standby }) => [
      t(
        'The configuration of {standby} says reverse-route: that is RRI, which puts a site’s network into the routing table while its tunnel stands. Without that line the packet would go elsewhere.',
        { standby },
      ),
      t('Type in the text and the network runs on what you typed; undo takes it back.'),
    ],
    show: ({ standby }) => {
      const text = runStore.getState().texts.find(({ device }) => device === standby)?.text ?? ''
      const at = text.split('\n').findIndex((line) => line.includes('reverse-route'))
      showLine(standby, Math.max(1, at + 1))
      return undefined
    },
  },
  {
    title: 'Something breaks',
    text: ({ active }) => [
      t(
        '{active} reloads, {SPEED} seconds of it in each of yours. HSRP gives its address to the standby; the sites notice by DPD that their peer is gone, and negotiate anew. Who is hurt is marked on the drawing and counted in the bar.',
        { active, SPEED },
      ),
    ],
    show: ({ reload }) => {
      select([])
      setView({ ...wholeDrawing, dockOpen: true, dockTab: 'timeline', inspectorOpen: false })
      setTime({ scenario: reload, at: 0, playing: false, speed: SPEED })
      const begin = () => {
        if (runStore.getState().result?.name !== reload) return
        stop()
        setTime({ playing: true })
      }
      const stop = runStore.subscribe(begin)
      begin()
      return stop
    },
  },
  {
    title: 'In the middle of it',
    text: () => [
      t(
        'Time stands {MIDDLE} seconds after the last moment of peace. Tables, terminals and paths all show this moment; the stopwatch tells how long each direction of a call was silent and what was waited for.',
        { MIDDLE: MIDDLE / 1e6 },
      ),
      t('A packet run now shows where it is lost, and why.'),
    ],
    show: ({ reload }) => {
      setView({ ...wholeDrawing, dockOpen: true, dockTab: 'timeline', inspectorOpen: false })
      setTime({ scenario: reload, at: MIDDLE, playing: false })
      return undefined
    },
  },
  {
    title: 'What to look at next',
    text: () => [
      t(
        'Findings says what is wrong with a design, why it matters, and offers to put it right. Answers holds single points of failure and the plan for calls; Export writes the configurations.',
      ),
      t(
        'Find (Ctrl K) has everything and every action by its name, the key ? every shortcut; words with dots below them are explained where they stand.',
      ),
    ],
    show: () => {
      settled()
      setView({
        ...wholeDrawing,
        dockOpen: true,
        dockTab: 'findings',
        inspectorOpen: viewStore.getState().inspectorOpen,
      })
      return undefined
    },
  },
]
