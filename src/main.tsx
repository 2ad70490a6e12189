/** The page's entry: stores, engine, screen. */
import { createRoot } from 'react-dom/client'
import { setView, startAutosave, startWiring } from './store/index'
import { App } from './ui/index'

const root = document.getElementById('root')
/** Below this width the inspector is a drawer, and begins closed. */
const DRAWER_WIDTH = 1180

if (root) {
  if (innerWidth <= DRAWER_WIDTH) setView({ inspectorOpen: false })
  startAutosave(localStorage)
  startWiring(
    () => new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module', name: 'headend-engine' }),
  )
  createRoot(root).render(<App />)
}
