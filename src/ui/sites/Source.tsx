/** A table of sites: pasted, dropped or chosen, and what each of its columns is. */
import { useId } from 'react'
import { type Columns, type ReadTable, SITE_FIELDS, type SiteField } from '../../design/index'
import { textOf } from '../files/text-of'
import { said, t } from '../words/language'

interface SourceProps {
  readonly text: string
  readonly table: ReadTable | undefined
  readonly onText: (text: string) => void
  readonly onColumns: (columns: Columns) => void
}

export function Source({ text, table, onText, onColumns }: SourceProps) {
  const id = useId()
  const take = (file: File | undefined) => void (file && textOf(file).then(onText))
  const choose = () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.csv,.tsv,.txt,text/csv'
    input.addEventListener('change', () => take(input.files?.[0]))
    input.click()
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t('Table of sites: paste it, drop a file on it, or choose one')}</label>
      <textarea
        id={id}
        className="mono"
        rows={text === '' ? 3 : 6}
        spellCheck={false}
        autoCapitalize="off"
        placeholder={t('site,lan,access\nstore-1,10.81.2.8/29,cable')}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files
          if (!file) return
          event.preventDefault()
          event.stopPropagation()
          take(file)
        }}
      />
      <div className="row">
        <button type="button" className="button" onClick={choose}>
          {t('Choose a file')}
        </button>
        {text !== '' && (
          <button type="button" className="button quiet" onClick={() => onText('')}>
            {t('Without a table')}
          </button>
        )}
      </div>
      {table && table.columns.length > 0 && <Mapping table={table} onColumns={onColumns} />}
    </div>
  )
}

/** What each column is, told by its heading or by hand. */
function Mapping({ table, onColumns }: { readonly table: ReadTable; readonly onColumns: (columns: Columns) => void }) {
  const { columns, headings } = table
  return (
    <fieldset className="mapping">
      <legend>{t('Columns')}</legend>
      {columns.map((field, at) => {
        const title = headings?.[at] ?? t('Column {at}', { at: at + 1 })
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <label key={at}>
            <span className="mono">{title}</span>
            <select
              value={field ?? ''}
              onChange={(event) =>
                onColumns(
                  columns.map((old, other) =>
                    other === at ? ((event.target.value || undefined) as SiteField | undefined) : old,
                  ),
                )
              }
            >
              <option value="">{t('not read')}</option>
              {(Object.keys(SITE_FIELDS) as SiteField[]).map((key) => (
                <option key={key} value={key}>
                  {said(SITE_FIELDS[key].heading)}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </fieldset>
  )
}
