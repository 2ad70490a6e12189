/** One device's configuration, in the form that was chosen, with everything that can be done with it. */
import { useState } from 'react'
import type { DeviceText } from '../../engine/messages'
import { designStore, select, setView } from '../../store/index'
import { ShowSecrets } from '../components/ShowSecrets'
import { Status } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { useDesign, useRun } from '../components/useStore'
import { OfTheDesign } from '../typed/OfTheDesign'
import { english, said, t } from '../words/language'
import { BaselineWarnings } from './BaselineWarnings'
import { CopyButton } from './CopyButton'
import { DocumentPreview } from './DocumentPreview'
import { downloadBytes, downloadText, fileStem } from './download'
import { askForms, type FormWish, SHOWN, type Shown, useCheckSheet, useForm } from './forms'

/** Minutes after which a box whose paste went wrong comes back as it was. */
const SAFETY_MINUTES = 10

interface PreviewProps {
  readonly texts: readonly DeviceText[]
  readonly shown: DeviceText
}

export function Preview({ texts, shown }: PreviewProps) {
  const [form, setForm] = useState<Shown>('simulated')
  const [isSafe, setSafe] = useState(false)
  const wish = wishOf(form, isSafe)
  return (
    <div className="preview">
      <fieldset className="tools" aria-label={t('Form')}>
        {SHOWN.map(([value, title, says]) => (
          <button
            key={value}
            type="button"
            className="button"
            aria-pressed={form === value}
            title={said(says)}
            onClick={() => setForm(value)}
          >
            {said(title)}
          </button>
        ))}
        {form === 'paste' && (
          <label className="check">
            <input type="checkbox" checked={isSafe} onChange={(event) => setSafe(event.target.checked)} />
            {t('With reload in {SAFETY_MINUTES}, as a safety net', { SAFETY_MINUTES })}
          </label>
        )}
      </fieldset>
      <p className="muted field">{said(SHOWN.find(([value]) => value === form)?.[2] ?? '')}</p>
      {form === 'check-sheet' ? (
        <Sheet key={shown.device} device={shown.device} />
      ) : (
        <TextPreview texts={texts} shown={shown} wish={wish} />
      )}
    </div>
  )
}

function wishOf(form: Shown, isSafe: boolean): FormWish | undefined {
  if (form === 'startup') return { form }
  if (form !== 'paste') return undefined
  return isSafe ? { form, reloadMinutes: SAFETY_MINUTES } : { form }
}

function Sheet({ device }: { readonly device: string }) {
  const sheet = useCheckSheet(device)
  return sheet ? <DocumentPreview document={sheet} /> : <p className="muted">{t('The device is being asked…')}</p>
}

function TextPreview({ texts, shown, wish }: PreviewProps & { readonly wish: FormWish | undefined }) {
  const revision = useDesign((state) => state.revision)
  const isFresh = useRun((state) => state.compiledRevision) === revision
  const [problem, setProblem] = useState<string>()
  const asShown = useShown()
  const inForm = useForm(shown.device, wish)
  const file = wish ? inForm : shown
  const zip = () => {
    downloadZip(texts, wish).then(
      () => setProblem(undefined),
      () => setProblem(t('The zip could not be made: download the files one by one, or reload the page.')),
    )
  }
  if (!file) return <p className="muted">{t('The lines are being put in order…')}</p>
  return (
    <>
      <div className="tools">
        <button type="button" className="button primary" onClick={zip}>
          {t('Download all as zip')}
        </button>
        <CopyButton key={shown.device} text={file.text} />
        <button
          type="button"
          className="button"
          onClick={() => {
            select([shown.device])
            setView({ dialog: 'changes' })
          }}
        >
          {t('Changes')}
        </button>
        <button type="button" className="button" onClick={() => downloadText(file.fileName, file.text)}>
          {t('Download {fileName}', { fileName: file.fileName })}
        </button>
        <ShowSecrets />
      </div>
      <BaselineWarnings />
      <OfTheDesign />
      {!isFresh && <Status tone="warn">{t('The last edit is not in these texts yet')}</Status>}
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard */}
      <section aria-label={t('Preview of {fileName}', { fileName: file.fileName })} tabIndex={0} key={shown.device}>
        <pre className="mono" lang={english()}>
          {asShown(file.text)}
        </pre>
      </section>
      {asShown(file.text) !== file.text && (
        <p className="muted">
          {t('Dots stand in place of secrets here and in what is copied. The downloaded files have them.')}
        </p>
      )}
    </>
  )
}

/** One file for each device; the library is only fetched now. */
async function downloadZip(texts: readonly DeviceText[], wish: FormWish | undefined): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const all = wish ? await askForms(wish) : texts
  const files = Object.fromEntries(all.map((item) => [item.fileName, strToU8(item.text)]))
  const stem = fileStem(designStore.getState().design.name)
  downloadBytes(`${stem}-${wish?.form ?? 'configs'}.zip`, new Uint8Array(zipSync(files)))
}
