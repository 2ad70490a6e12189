/** The page's surroundings as this browser has them; each may be missing, forbidden or throw. */
import { notify } from '../view'
import { isId } from './ids'
import { indexedShelf } from './indexed'
import { openDocument, showList } from './open'
import type { Surroundings } from './parts'
import { openLink, pageHides, pageLives } from './start'
import { keepStore, reasonOf } from './state'

const PREFIX = '#design='

/** Milliseconds after which a page that shows a design is taken to live with it. */
const LIVES_AFTER_MS = 3000

/** What a browser gives, or nothing where asking for it throws. */
function given<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

export function browserSurroundings(): Surroundings {
  return {
    openShelf: indexedShelf,
    storage: given(() => localStorage),
    locks: given(() => navigator.locks),
    channel: given(() => new BroadcastChannel('headend')),
    now: Date.now,
    address: { get: idOfAddress, shared: sharedInAddress, set: setAddress },
  }
}

/** What lasts as long as the tab does. */
export const tabStorage = (): Storage | undefined => given(() => sessionStorage)

function idOfAddress(): string | undefined {
  const id = location.hash.startsWith(PREFIX) ? location.hash.slice(PREFIX.length) : ''
  return isId(id) ? id : undefined
}

const SHARED = '#share='

const sharedInAddress = (): string | undefined =>
  location.hash.startsWith(SHARED) ? location.hash.slice(1) : undefined

function setAddress(id: string | undefined, how: 'push' | 'replace'): void {
  if (idOfAddress() === id && sharedInAddress() === undefined) return
  const address = id === undefined ? location.pathname + location.search : `${PREFIX}${id}`
  // Browsers refuse an address that changes too often.
  given(() => (how === 'push' ? history.pushState(null, '', address) : history.replaceState(null, '', address)))
}

/** Keeps what waits when the page is hidden or left, goes back and forth with the browser, and says what fails unseen. */
export function watchPage(): void {
  let failed = false
  addEventListener('pagehide', () => {
    pageHides(true)
    if (!failed) pageLives()
  })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && pageHides(false))
  addEventListener('popstate', () => {
    const shared = sharedInAddress()
    if (shared !== undefined) return void openLink(shared)
    const id = idOfAddress()
    void (id === undefined ? showList('replace') : openDocument(id, 'replace'))
  })
  addEventListener('error', (event) => {
    // The browser's own note that a frame was skipped is no failure.
    if (event.message.startsWith('ResizeObserver')) return
    failed = true
    tellFailure(event.error ?? event.message)
  })
  addEventListener('unhandledrejection', (event) => tellFailure(event.reason))
  let timer: ReturnType<typeof setTimeout> | undefined
  keepStore.subscribe(({ place }, before) => {
    if (place === before.place) return
    clearTimeout(timer)
    if (place === 'design') timer = setTimeout(() => !failed && pageLives(), LIVES_AFTER_MS)
  })
}

function tellFailure(error: unknown): void {
  notify(
    `Something on this page failed (${typeof error === 'string' ? error : reasonOf(error)}). The design is kept.`,
    'error',
  )
}
