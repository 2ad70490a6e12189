/** What this is: version, commit, where it runs, and the licences of everything in it. */
import { useEffect, useState } from 'react'
import { setView } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { SelectField } from '../components/Fields'
import { useView } from '../components/useStore'
import { LANGUAGES, useWords } from '../words/language'
import { COMMIT, VERSION } from './build'
import './about.css'

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const language = useView((state) => state.language)
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
          {t('Headend {version}, commit', { version: VERSION })} <code>{COMMIT}</code>.
        </p>
        <p>
          {t(
            'Everything runs in this page: it sends nothing, asks no other server, and keeps your designs in this browser only.',
          )}
        </p>
        <p>
          <a href="./docs/index.html" target="_blank" rel="noreferrer">
            {t('Documentation')}
          </a>
          : {t('a guide for architects, formats, what is simulated and what is assumed.')}
        </p>
        <SelectField
          label="Language"
          value={language}
          options={Object.entries(LANGUAGES)}
          commit={(value) => setView({ language: value === 'de' ? 'de' : 'en' })}
        />
        <p className="muted">
          {t(
            'The page is translated. What the simulation and the checks say (findings, reasons, the journal), what devices print, configurations, reports and the guide are in English.',
          )}
        </p>
        <h3>{t('Licences')}</h3>
        {problem !== undefined && <p role="alert">{t('The licences could not be read: {problem}.', { problem })}</p>}
        {licences !== undefined && (
          <textarea className="mono" readOnly rows={16} aria-label={t('Licence texts')} value={licences} />
        )}
      </div>
    </Dialog>
  )
}
