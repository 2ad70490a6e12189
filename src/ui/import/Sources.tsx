/** The texts to import: chosen files, a folder, pasted text; each can be taken out again. */
import { useId, useState } from 'react'
import type { ImportFile } from '../../engine/messages'
import { Icon } from '../components/Icon'
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
      { name: `pasted text ${files.filter((file) => file.name.startsWith('pasted text')).length + 1}`, text: pasted },
    ])
    setPasted('')
  }
  return (
    <section className="sources" aria-label="Configurations">
      <div className="row">
        <button type="button" className="button" onClick={() => choose(false)}>
          Choose files
        </button>
        <button type="button" className="button" onClick={() => choose(true)}>
          Choose a folder
        </button>
        <span className="muted">
          or a zip, or drop them here, or paste below: one configuration or many after each other, sessions too
        </span>
      </div>
      <div className="field">
        <label htmlFor={id}>Pasted configurations</label>
        <textarea
          id={id}
          className="mono"
          rows={files.length === 0 ? 9 : 3}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={'hostname gateway-1\n!\ncrypto isakmp policy 1\n encr 3des'}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button type="button" className="button" disabled={pasted.trim() === ''} onClick={take}>
          Read the pasted text
        </button>
      </div>
      {files.length > 0 && (
        <ul className="files" aria-label="Texts to import">
          {files.map((file) => (
            <li key={file.name}>
              <span className="mono">{file.name}</span>
              <span className="muted">{sizeOf(file)}</span>
              <button
                type="button"
                className="button quiet icon"
                aria-label={`Leave out ${file.name}`}
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
  if ('text' in file) return `${file.text.split('\n').length} lines`
  const { length } = file.bytes
  return length < 10_000 ? `${length} bytes` : `${Math.round(length / 1000)} kB`
}
