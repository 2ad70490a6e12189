/** The page's entry: stores, library, engine, screen. */
import { createRoot } from 'react-dom/client'
import { browserSurroundings, setView, startLibrary, startWiring, watchPage } from './store/index'
import { Page } from './ui/index'

const root = document.getElementById('root')
/** Below this width the inspector is a drawer, and begins closed. */
const DRAWER_WIDTH = 1180

if (root) {
  if (innerWidth <= DRAWER_WIDTH) setView({ inspectorOpen: false })
  watchPage()
  startWiring(
    () => new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module', name: 'headend-engine' }),
  )
  createRoot(root).render(<Page />)
  void startLibrary(browserSurroundings())
}
