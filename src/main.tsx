/** The page's entry: stores, engine, screen. */
import { createRoot } from 'react-dom/client'
import { startAutosave, startWiring } from './store/index'
import { App } from './ui/index'

const root = document.getElementById('root')
if (root) {
  startAutosave(localStorage)
  startWiring(() => new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module', name: 'headend-engine' }))
  createRoot(root).render(<App />)
}
