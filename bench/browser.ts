/**
 * A page to measure: served as built, in a browser that never saw it and draws in software. The engine is held apart where it is
 * not what is measured: it has rows of its own, and on a machine with few processors it would be timed in the drawing's place.
 */
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { CHROMIUM_FLAGS, findChromium } from '../tooling/chromium'

const ROOT = join(import.meta.dirname, '..')
const SIZE = { width: 1440, height: 900 }

interface Wish {
  /** Whether the engine answers. */
  readonly engine: boolean
}

/** What work gives in a fresh page; `./` is its address. */
export async function inPage<Value>({ engine }: Wish, work: (page: Page) => Promise<Value>): Promise<Value> {
  const server = await preview({ root: ROOT, logLevel: 'silent', preview: { port: 0 } })
  const executablePath = findChromium()
  const flags = [...CHROMIUM_FLAGS, '--enable-precise-memory-info', '--js-flags=--expose-gc']
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: flags })
  try {
    // Four seconds after it has come the page is fetched whole to be kept for offline: that is not what a gesture costs.
    const offline = engine ? 'allow' : 'block'
    const baseURL = server.resolvedUrls?.local[0] ?? ''
    const page = await browser.newPage({ viewport: SIZE, serviceWorkers: offline, baseURL })
    // The loader that runs this names functions by a helper that the page lacks.
    await page.addInitScript('globalThis.__name = (made) => made')
    if (!engine) await page.addInitScript(withoutEngine)
    return await work(page)
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Runs in the page: a worker that is asked and never answers. */
function withoutEngine(): void {
  class Silent extends EventTarget {
    postMessage(): void {}
    terminate(): void {}
  }
  Object.assign(window, { Worker: Silent })
}

/** Lays a file onto the page; milliseconds until so many devices are drawn and the frame after that has come. */
export async function openedIn(page: Page, text: string, devices: number): Promise<number> {
  await page.evaluate((content) => Object.assign(window, { laid: content }), text)
  return page.evaluate(
    ({ count, drawn }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([(window as unknown as { laid: string }).laid], 'many.headend.json'))
      const onto = document.querySelector('#root > *') ?? document.body
      const began = performance.now()
      onto.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
      const isDrawn = new Function(`return (${drawn})`)() as (least: number) => boolean
      return new Promise<number>((done) => {
        const look = () => {
          if (!isDrawn(count)) return requestAnimationFrame(look)
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
        }
        look()
      })
    },
    { count: devices, drawn: String(isDrawn) },
  )
}

/** Runs in the page: whether so many devices are drawn, as elements or on the canvas below them. */
function isDrawn(least: number): boolean {
  const canvas = document.querySelector<HTMLElement>('canvas.underlay')
  return document.querySelectorAll('.react-flow__node').length + Number(canvas?.dataset.devices ?? 0) >= least
}

/** A gesture on the drawing: what a hand does at each of so many frames. */
export type Gesture = 'pan' | 'zoom' | 'drag'

/** Milliseconds of the frames while a gesture lasts, as the page meets them. */
export async function framesOf(page: Page, gesture: Gesture, frames: number): Promise<readonly number[]> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (!box) throw new Error('there is no drawing')
  return page.evaluate(gestured, { gesture, frames, x: box.x + box.width / 2, y: box.y + box.height / 2 })
}

interface Begun {
  readonly gesture: Gesture
  readonly frames: number
  readonly x: number
  readonly y: number
}

/** Runs in the page. */
function gestured({ gesture, frames, x, y }: Begun): Promise<readonly number[]> {
  const pane = document.querySelector('.react-flow__pane')
  const held = gesture === 'drag' ? document.querySelector('.react-flow__node.selected') : pane
  if (!pane || !held) throw new Error('there is nothing to take')
  const box = held.getBoundingClientRect()
  const start = gesture === 'drag' ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x, y }
  const mouse = (type: string, at: { x: number; y: number }, onto: EventTarget) => {
    const options = {
      clientX: at.x,
      clientY: at.y,
      button: 0,
      buttons: 1,
      bubbles: true,
      cancelable: true,
      view: window,
    }
    onto.dispatchEvent(
      new PointerEvent(type.replace('mouse', 'pointer'), { ...options, pointerId: 1, isPrimary: true }),
    )
    onto.dispatchEvent(new MouseEvent(type, options))
  }
  const at = (frame: number) => {
    const turn = (frame / frames) * 4 * Math.PI
    return { x: start.x + 160 * Math.sin(turn), y: start.y + 90 * Math.sin(2 * turn) }
  }
  const act = (frame: number) => {
    if (gesture === 'zoom') {
      const deltaY = Math.floor((frame * 4) / frames) % 2 === 0 ? -24 : 24
      pane.dispatchEvent(
        new WheelEvent('wheel', { deltaY, clientX: x, clientY: y, bubbles: true, cancelable: true, view: window }),
      )
    } else mouse('mousemove', at(frame), window)
  }
  if (gesture !== 'zoom') mouse('mousedown', start, held)
  return new Promise((done) => {
    const times: number[] = []
    let last = performance.now()
    let frame = 0
    const step = () => {
      const now = performance.now()
      if (frame > 2) times.push(now - last)
      last = now
      if (frame++ < frames) {
        act(frame)
        return requestAnimationFrame(step)
      }
      if (gesture !== 'zoom') mouse('mouseup', at(frame), window)
      done(times)
    }
    requestAnimationFrame(step)
  })
}

/** The one that so large a part of them stays below. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
