/** The texts to import: chosen files, a folder, pasted text; each can be taken out again. */
import { useId, useState } from 'react'
import type { ImportFile } from '../../engine/messages'
import { Icon } from '../components/Icon'
import { t } from '../words/language'
import { readTexts } from './collect'

interface SourcesProps {
  readonly files: readonly ImportFile[]
  readonly onAdd: (files: readonly ImportFile[]) => void
  readonly onRemove: (file: ImportFile) => void
}

export function Sources({ files, onAdd, onRemove }: SourcesProps) {
  const id = useId()
  const [pasted, setPasted] = useState('')
  const choose = (folder: boolean) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.webkitdirectory = folder
    input.addEventListener('change', () => void readTexts([...(input.files ?? [])]).then(onAdd))
    input.click()
  }
  const take = () => {
    onAdd([
      {
        name: t('pasted text {count}', {
          count: files.filter((file) => file.name.startsWith('pasted text')).length + 1,
        }),
        text: pasted,
      },
    ])
    setPasted('')
  }
  return (
    <section className="sources" aria-label={t('Configurations')}>
      <div className="row">
        <button type="button" className="button" onClick={() => choose(false)}>
          {t('Choose files')}
        </button>
        <button type="button" className="button" onClick={() => choose(true)}>
          {t('Choose a folder')}
        </button>
        <span className="muted">
          {t('or a zip, or drop them here, or paste below: one configuration or many after each other, sessions too')}
        </span>
      </div>
      <div className="field">
        <label htmlFor={id}>{t('Pasted configurations')}</label>
        <textarea
          id={id}
          className="mono"
          rows={files.length === 0 ? 9 : 3}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={t('hostname gateway-1\n!\ncrypto isakmp policy 1\n encr 3des')}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button type="button" className="button" disabled={pasted.trim() === ''} onClick={take}>
          {t('Read the pasted text')}
        </button>
      </div>
      {files.length > 0 && (
        <ul className="files" aria-label={t('Texts to import')}>
          {files.map((file) => (
            <li key={file.name}>
              <span className="mono">{file.name}</span>
              <span className="muted">{sizeOf(file)}</span>
              <button
                type="button"
                className="button quiet icon"
                aria-label={t('Leave out {name}', { name: file.name })}
                onClick={() => onRemove(file)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function sizeOf(file: ImportFile): string {
  if ('text' in file) return t('{count} lines', { count: file.text.split('\n').length })
  const { length } = file.bytes
  return length < 10_000 ? t('{count} bytes', { count: length }) : t('{count} kB', { count: Math.round(length / 1000) })
}
