/** The page's entry: stores, library, engine, screen. */
import { createRoot } from 'react-dom/client'
import engineUrl from './engine/worker?worker&url'
import {
  browserSurroundings,
  keepMoments,
  keepTyped,
  setView,
  startLibrary,
  startOffline,
  startWiring,
  tabStorage,
  watchPage,
} from './store/index'
import filmUrl from './ui/film/film-worker?worker&url'
import { filmWorkers, Page } from './ui/index'

/** Where the security policy asks for it, an address is a script's only by a policy; this one knows three addresses. */
const OFFLINE = './service-worker.js'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('headend-worker', {
  createScriptURL(url) {
    if (url !== engineUrl && url !== filmUrl && url !== OFFLINE) throw new TypeError(`${url} is no script of this page`)
    return url
  },
})
const scriptAt = (url: string) => policy?.createScriptURL(url) ?? url

const root = document.getElementById('root')
/** Milliseconds after which the files of the page are kept for when there is no network. */
const OFFLINE_AFTER_MS = 4000
/** Below this width the inspector is a drawer, and begins closed. */
const DRAWER_WIDTH = 1180

if (root) {
  if (innerWidth <= DRAWER_WIDTH) setView({ inspectorOpen: false })
  watchPage()
  const engineWorker = () => new Worker(scriptAt(engineUrl), { type: 'module', name: 'headend-engine' })
  startWiring(engineWorker, navigator.hardwareConcurrency)
  filmWorkers.create = () => new Worker(scriptAt(filmUrl), { type: 'module', name: 'headend-film' })
  keepMoments(tabStorage())
  keepTyped(tabStorage())
  createRoot(root).render(<Page />)
  void startLibrary(browserSurroundings())
  // The page's first minute is not the time to fetch all of it; while it is being written nothing is kept.
  if (import.meta.env.PROD)
    setTimeout(
      () => startOffline((container) => container.register(scriptAt(OFFLINE), { scope: './', updateViaCache: 'none' })),
      OFFLINE_AFTER_MS,
    )
}
