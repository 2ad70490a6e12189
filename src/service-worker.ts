/**
 * Keeps the page's own files, all of one build, so that it opens and works without a network. The build writes which
 * files there are and the build's name into it. A newer build is fetched whole beside the old one and waits: it takes over
 * when somebody says so, or when no tab of the old one is open. Nothing else is kept, and nobody else is asked.
 */

/** The part of a service worker's surroundings that is used here; the page's types have none. */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asked extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Surroundings {
  readonly caches: CacheStorage
  readonly location: Location
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', heard: (event: Waiting) => void): void
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void
  addEventListener(type: 'message', heard: (event: MessageEvent<unknown>) => void): void
}
const worker = globalThis as unknown as Surroundings

/** Written by the build. */
declare const __BUILD__: { readonly name: string; readonly files: readonly string[] }

const MARK = 'headend-'
const own = `${MARK}${__BUILD__.name}`
/** The newest build, and the one that open tabs may still load parts of. */
const KEPT = 2

const PAGE = 'index.html'
const base = new URL('./', worker.location.href)
/** A folder's own page is asked for by the folder: servers send who asks for `index.html` there. */
const addressOf = (file: string) => new URL(file === PAGE ? './' : file, base).href
const files: ReadonlySet<string> = new Set(__BUILD__.files.map(addressOf))

worker.addEventListener('install', (event) => event.waitUntil(fetchAll()))
worker.addEventListener('activate', (event) => event.waitUntil(forgetOld()))
worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting()
})
worker.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url)
  if (event.request.method !== 'GET' || address.origin !== base.origin || !address.href.startsWith(base.href)) return
  event.respondWith(answer(event.request))
})

/** All or nothing: a build with a file missing is never taken. */
async function fetchAll(): Promise<void> {
  const cache = await worker.caches.open(own)
  await cache.addAll([...files].map((file) => new Request(file, { cache: 'reload' })))
}

async function forgetOld(): Promise<void> {
  const builds = (await worker.caches.keys()).filter((name) => name.startsWith(MARK) && name !== own)
  await Promise.all(builds.slice(0, Math.max(0, builds.length - (KEPT - 1))).map((name) => worker.caches.delete(name)))
}

async function answer(request: Request): Promise<Response> {
  const address = new URL(request.url)
  const path = address.origin + address.pathname
  const wanted = path === base.href + PAGE ? base.href : path
  const cache = await worker.caches.open(own)
  // A tab that began with the build before asks for parts that only that one has.
  const found = (await cache.match(wanted)) ?? (await worker.caches.match(wanted))
  return found ?? fetch(request)
}
