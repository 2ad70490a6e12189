/** The page's entry: mounts the user interface, nothing else. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root" to mount the page in.')

createRoot(root).render(
  <StrictMode>
    <main>
      <h1>Headend</h1>
    </main>
  </StrictMode>,
)
