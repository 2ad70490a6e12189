/** Addresses that the texts write with letters: a field each, that says where it stands and what is wrong with a value. */

import { useId } from 'react'
import type { Placeholder } from '../../engine/messages'
import { lookUp, type NameTable } from '../../net/index'

interface PlaceholdersProps {
  readonly items: readonly Placeholder[]
  readonly values: NameTable<string>
  readonly onChange: (name: string, value: string) => void
}

export function Placeholders({ items, values, onChange }: PlaceholdersProps) {
  if (items.length === 0) return null
  const open = items.filter((item) => item.value === undefined).length
  return (
    <section className="placeholders" aria-label="Placeholders">
      <h3>Placeholders</h3>
      <p className="muted">
        {open === 0
          ? 'Every placeholder has an address.'
          : `The texts write ${items.length === 1 ? 'an address' : `${items.length} addresses`} with letters. Give ${items.length === 1 ? 'it' : 'each'} the address it stands for.`}
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
        {wrong ? `Write it like ${example}` : `${item.file}, line ${item.line}`}
      </span>
    </div>
  )
}

export const isAddress = (text: string): boolean => {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
}
