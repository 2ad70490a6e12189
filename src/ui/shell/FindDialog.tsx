/** Find: devices by name or address, and the things one does. Arrows choose, Enter does it. */
import { useState } from 'react'
import { designStore, select, setView, showList } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { saveFile } from '../files/files'

interface Entry {
  readonly title: string
  readonly hint: string
  readonly run: () => void
}

function entries(): readonly Entry[] {
  const { design } = designStore.getState()
  const devices = design.devices.map((device): Entry => {
    const addresses = device.interfaces.flatMap((item) =>
      item.addressing.kind === 'static' ? [item.addressing.address] : [],
    )
    return {
      title: device.name,
      hint: addresses.join(' '),
      run: () => {
        select([device.name])
        setView({ inspectorOpen: true })
      },
    }
  })
  return [
    ...devices,
    { title: 'Export configurations', hint: 'action', run: () => setView({ dialog: 'export' }) },
    { title: 'New design', hint: 'action', run: () => setView({ dialog: 'new' }) },
    { title: 'Save to a file', hint: 'action', run: () => void saveFile() },
    { title: 'All designs', hint: 'action', run: () => void showList() },
    { title: 'Versions of this design', hint: 'action', run: () => setView({ dialog: 'versions' }) },
    { title: 'Show findings', hint: 'action', run: () => setView({ dockTab: 'findings', dockOpen: true }) },
    { title: 'Show the path panel', hint: 'action', run: () => setView({ dockTab: 'path', dockOpen: true }) },
  ]
}

export function FindDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = entries()
    .filter((entry) => `${entry.title} ${entry.hint}`.toLowerCase().includes(text.toLowerCase()))
    .slice(0, 10)
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  return (
    <Dialog title="Find" onClose={onClose}>
      <div className="palette">
        <input
          aria-label="Find a device or an action"
          placeholder="Name, address or action"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
            if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
            if (event.key === 'Enter') run(found[at])
          }}
        />
        <ul>
          {found.map((entry, index) => (
            <li key={entry.title}>
              <button
                type="button"
                aria-current={index === at}
                className={index === at ? 'chosen' : ''}
                onClick={() => run(entry)}
              >
                <span>{entry.title}</span>
                <span className="muted mono">{entry.hint}</span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="muted">Nothing is called that.</li>}
        </ul>
      </div>
    </Dialog>
  )
}
