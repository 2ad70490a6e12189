/** Addresses that the texts write with letters: a field each, that says where it stands and what is wrong with a value. */

import { useId } from 'react'
import type { Placeholder } from '../../engine/messages'
import { lookUp, type NameTable } from '../../net/index'
import { t } from '../words/language'

interface PlaceholdersProps {
  readonly items: readonly Placeholder[]
  readonly values: NameTable<string>
  readonly onChange: (name: string, value: string) => void
}

export function Placeholders({ items, values, onChange }: PlaceholdersProps) {
  if (items.length === 0) return null
  const open = items.filter((item) => item.value === undefined).length
  return (
    <section className="placeholders" aria-label={t('Placeholders')}>
      <h3>{t('Placeholders')}</h3>
      <p className="muted">
        {open === 0
          ? t('Every placeholder has an address.')
          : items.length === 1
            ? t('The texts write an address with letters. Give it the address it stands for.')
            : t('The texts write {count} addresses with letters. Give each the address it stands for.', {
                count: items.length,
              })}
      </p>
      <div className="grid">
        {items.map((item, index) => (
          <Field
            key={item.name}
            item={item}
            example={`198.51.100.${index + 1}`}
            value={lookUp(values, item.name) ?? ''}
            onChange={(value) => onChange(item.name, value)}
          />
        ))}
      </div>
    </section>
  )
}

interface FieldProps {
  readonly item: Placeholder
  /** Another one for each: two placeholders are two addresses. */
  readonly example: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ item, example, value, onChange }: FieldProps) {
  const id = useId()
  const wrong = value.trim() !== '' && !isAddress(value.trim())
  return (
    <div className="field">
      <label htmlFor={id}>
        <code>{item.name}</code>
      </label>
      <input
        id={id}
        className="mono"
        value={value}
        placeholder={example}
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-note`} className={wrong ? 'problem' : 'muted'}>
        {wrong
          ? t('Write it like {example}', { example })
          : t('{file}, line {line}', { file: item.file, line: item.line })}
      </span>
    </div>
  )
}

export const isAddress = (text: string): boolean => {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
}
