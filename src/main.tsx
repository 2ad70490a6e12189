/** The page's entry: stores, library, engine, screen. */
import { createRoot } from 'react-dom/client'
import engineUrl from './engine/worker?worker&url'
import {
  browserSurroundings,
  keepMoments,
  setView,
  startLibrary,
  startWiring,
  tabStorage,
  watchPage,
} from './store/index'
import { Page } from './ui/index'

/** Where the security policy asks for it, an address is a script's only by a policy; this one knows one address. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('headend-worker', {
  createScriptURL(url) {
    if (url !== engineUrl) throw new TypeError(`${url} is not the engine`)
    return url
  },
})
const workerAddress = () => policy?.createScriptURL(engineUrl) ?? engineUrl

const root = document.getElementById('root')
/** Below this width the inspector is a drawer, and begins closed. */
const DRAWER_WIDTH = 1180

if (root) {
  if (innerWidth <= DRAWER_WIDTH) setView({ inspectorOpen: false })
  watchPage()
  startWiring(() => new Worker(workerAddress(), { type: 'module', name: 'headend-engine' }))
  keepMoments(tabStorage())
  createRoot(root).render(<Page />)
  void startLibrary(browserSurroundings())
}
