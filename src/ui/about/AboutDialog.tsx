/** What this is: version, commit, where it runs, and the licences of everything in it. */
import { useEffect, useState } from 'react'
import { Dialog } from '../components/Dialog'
import { COMMIT, VERSION } from './build'
import './about.css'

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const [licences, setLicences] = useState<string>()
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    void fetch('./licences.txt')
      .then(async (response) => {
        const text = await response.text()
        if (!response.ok || text.startsWith('<')) throw new Error('there is none beside this page')
        setLicences(text)
      })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }, [])
  return (
    <Dialog title="About Headend" onClose={onClose}>
      <div className="about">
        <p>
          Headend {VERSION}, commit <code>{COMMIT}</code>.
        </p>
        <p>
          Everything runs in this page: it sends nothing, asks no other server, and keeps your designs in this browser
          only.
        </p>
        <p>
          <a href="./docs/index.html" target="_blank" rel="noreferrer">
            Documentation
          </a>
          : a guide for architects, formats, what is simulated and what is assumed.
        </p>
        <h3>Licences</h3>
        {problem !== undefined && <p role="alert">The licences could not be read: {problem}.</p>}
        {licences !== undefined && (
          <textarea className="mono" readOnly rows={16} aria-label="Licence texts" value={licences} />
        )}
      </div>
    </Dialog>
  )
}
