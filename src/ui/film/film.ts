/**
 * The packet's way, or a scenario, as an animated picture: each frame is drawn of the same scene as a still picture, and goes to
 * the encoder's worker. It can be stopped between any two frames.
 */
import type { ScenarioResult, Trace } from '../../engine/messages'
import { masked } from '../../secrets/index'
import { activeScenario, designStore, lookAt, runStore, viewStore } from '../../store/index'
import { drawPacket, type Palette } from '../canvas/draw'
import { paletteOf } from '../canvas/palette'
import { lengthOf, momentAt, packetPlace } from '../canvas/playback'
import { middlesOf } from '../canvas/way'
import { marksAt } from '../faults/marks'
import { drawn, inTheme, sceneNow, type Wish } from '../picture/make'
import type { Scene } from '../picture/Scene'
import { formatMoment } from '../timeline/steps'
import { t } from '../words/language'
import type { Frame } from './encode'
import type { FilmAnswer, FilmFormat } from './film-worker'

export interface FilmWish extends Pick<Wish, 'theme' | 'extent'> {
  readonly of: 'way' | 'scenario'
  readonly format: FilmFormat
}

/** Pixels of the longer side, of the strip with the words below, and frames at most. */
const LONGEST = 960
const STRIP = 34
const MOST_FRAMES = 240

/** A picture as it is shown for a while. */
interface Shot {
  readonly milliseconds: number
  readonly paint: (canvas: CanvasRenderingContext2D) => Promise<void>
}

export interface FilmRun {
  readonly done: Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly stop: () => void
}

/** What can be filmed now. */
export function subjects(): readonly FilmWish['of'][] {
  const { trace, result } = runStore.getState()
  return [...(trace ? (['way'] as const) : []), ...(result ? (['scenario'] as const) : [])]
}

/** Makes the film; nothing comes of it when it was stopped. */
export function startFilm(wish: FilmWish, worker: Worker, progress: (part: number) => void): FilmRun {
  let stopped = false
  let end = (_nothing: undefined) => {}
  // An encoder that has been ended answers no more: nobody waits for it.
  const halted = new Promise<undefined>((resolve) => {
    end = resolve
  })
  const stop = () => {
    stopped = true
    worker.terminate()
    end(undefined)
  }
  const make = async () => {
    const answer = speakWith(worker)
    try {
      const size = sizeOf(sceneNow(wish.extent).box)
      const canvas = document.createElement('canvas')
      canvas.width = size.width
      canvas.height = size.height + STRIP
      const context = canvas.getContext('2d', { willReadFrequently: true })
      if (!context) throw new Error(t('the browser has no canvas'))
      const shots = await (wish.of === 'way' ? shotsOfWay(wish, size.scale) : shotsOfScenario(wish))
      await answer(wish.format)
      for (const [at, { milliseconds, paint }] of shots.entries()) {
        await paint(context)
        if (stopped) return undefined
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
        await answer({ pixels: data, width: canvas.width, height: canvas.height, milliseconds })
        progress((at + 1) / shots.length)
      }
      return await answer('end')
    } catch (error) {
      if (stopped) return undefined
      throw error
    } finally {
      worker.terminate()
    }
  }
  return { done: Promise.race([make(), halted]), stop }
}

function sizeOf({ width, height }: Scene['box']) {
  const scale = LONGEST / Math.max(width, height)
  return { scale, width: Math.round(width * scale), height: Math.round(height * scale) }
}

type Message = FilmFormat | Frame | 'end'

/** What the worker says to a message. One that does not start is heard before anything is asked of it. */
function speakWith(worker: Worker): (message: Message) => Promise<Uint8Array<ArrayBuffer> | undefined> {
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = (event) => {
      event.preventDefault()
      reject(new Error(event.message || t('the encoder did not start')))
    }
  })
  // Nobody may be waiting yet.
  broken.catch(() => undefined)
  return (message) => {
    const answered = new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FilmAnswer>) =>
        'failed' in data ? reject(new Error(data.failed)) : resolve(data.bytes)
    })
    worker.postMessage(message)
    return Promise.race([answered, broken])
  }
}

const FRAME_MS = 80
/** Hops a second, as on the page. */
const HOPS = 1.1
const LAST_MS = 1600

async function shotsOfWay({ theme, extent }: FilmWish, scale: number): Promise<readonly Shot[]> {
  const pair = runStore.getState().trace
  if (!pair) return []
  const palette = inTheme(theme, () => paletteOf(document.documentElement))
  const ways = [
    { way: 'forward', trace: pair.forward, colour: palette.data },
    { way: 'return', trace: pair.return, colour: palette.back },
  ] as const
  const hops = ways.reduce((sum, { trace }) => sum + lengthOf(trace), 0)
  const step = Math.max((HOPS * FRAME_MS) / 1000, hops / MOST_FRAMES)
  const shots: Shot[] = []
  for (const { way, trace, colour } of ways) {
    if (trace.hops.length === 0) continue
    const scene = sceneNow(extent, { trace, way })
    const image = await imageOf(drawn(scene, theme))
    const end = lengthOf(trace)
    const count = Math.ceil(end / step)
    for (let at = 0; at <= count; at++)
      shots.push({
        milliseconds: at === count ? LAST_MS : FRAME_MS,
        paint: async (context) => {
          ground(context, image, palette)
          packet(context, { scene, trace, colour, palette, scale, position: Math.min(end, at * step) })
          caption(context, palette, `${scene.title} · ${way === 'forward' ? 'there' : 'back'}`)
        },
      })
  }
  return shots
}

interface Flying {
  readonly scene: Scene
  readonly trace: Trace
  readonly colour: string
  readonly palette: Palette
  readonly scale: number
  readonly position: number
}

/** The packet grows where the drawing is small, so that its addresses can be read. */
const [READABLE, MOST] = [0.95, 2]

function packet(context: CanvasRenderingContext2D, { scene, trace, colour, palette, scale, position }: Flying): void {
  const moment = momentAt(trace, position)
  const place = moment && packetPlace(moment, scene.legs, middlesOf(scene.nodes))
  if (!moment || !place) return
  context.save()
  context.scale(scale, scale)
  context.translate(-scene.box.x, -scene.box.y)
  drawPacket(context, place, Math.min(MOST, Math.max(1, READABLE / scale)), trace, moment, colour, palette)
  context.restore()
}

/** Milliseconds that a moment of a scenario is shown: as long as it lasts at some speed, within what an eye follows. */
const [SHORTEST_MS, LONGEST_MS] = [160, 1400]
const SPEED = 12

async function shotsOfScenario({ theme, extent }: FilmWish): Promise<readonly Shot[]> {
  const { result } = runStore.getState()
  if (!result) return []
  const palette = inTheme(theme, () => paletteOf(document.documentElement))
  const moments = momentsOf(result)
  return moments.map((at, index): Shot => {
    const lasts = ((moments[index + 1] ?? result.end) - at) / 1000 / SPEED
    return {
      milliseconds: index === moments.length - 1 ? LAST_MS : Math.min(LONGEST_MS, Math.max(SHORTEST_MS, lasts)),
      paint: async (context) => {
        const looked = await lookAt(at)
        if (!looked) throw new Error(t('the design changed meanwhile'))
        const scenario = activeScenario()
        const seconds = (at - result.start) / 1e6
        const { design } = designStore.getState()
        const marks = scenario ? marksAt(design, scenario, seconds, looked.view) : viewStore.getState().marks
        const scene = sceneNow(extent, { ...looked, marks, trace: undefined })
        ground(context, await imageOf(drawn(scene, theme)), palette)
        caption(context, palette, wordsAt(result, at))
      },
    }
  })
}

/** Every moment at which something was written, thinned out evenly where there are more than a film can show. */
function momentsOf({ journal, start, end }: Pick<ScenarioResult, 'journal' | 'start' | 'end'>): readonly number[] {
  const all = [...new Set([start, ...journal.map(({ at }) => at), end])].filter((at) => at >= start && at <= end)
  const apart = (end - start) / MOST_FRAMES
  return all
    .sort((one, other) => one - other)
    .filter(
      (at, index, list) =>
        index === 0 || at === end || Math.floor(at / apart) !== Math.floor((list[index - 1] ?? 0) / apart),
    )
}

function wordsAt({ journal, start }: ScenarioResult, at: number): string {
  const last = journal.filter((entry) => entry.at <= at && entry.at >= start).at(-1)
  const { showSecrets } = viewStore.getState()
  const said = last ? `${last.device}: ${showSecrets ? last.text : masked(last.text)}` : 'the network as it has settled'
  return `${formatMoment(at - start)} · ${said}`
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

function ground(context: CanvasRenderingContext2D, image: HTMLImageElement, { surface }: Palette): void {
  const { width, height } = context.canvas
  context.fillStyle = surface
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height - STRIP)
}

function caption(context: CanvasRenderingContext2D, { text }: Palette, words: string): void {
  const { width, height } = context.canvas
  context.font = '600 14px system-ui, sans-serif'
  context.textAlign = 'left'
  context.textBaseline = 'middle'
  context.fillStyle = text
  context.fillText(words, 12, height - STRIP / 2, width - 24)
}
