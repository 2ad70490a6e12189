/**
 * Fields that commit on Enter or when left, revert on Escape, and say what is wrong beside themselves. Wrong text stays
 * in the field, so that it can be corrected, and never reaches the document.
 */
import { useId, useState } from 'react'
import { LabelLine } from '../glossary/Explained'
import { plainNumber, t, typedNumber, useWords } from '../words/language'
import { ShowSecrets } from './ShowSecrets'
import { useView } from './useStore'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  readonly mono?: boolean
  /** What stands in an empty field: that several things differ in it. */
  readonly placeholder?: string | undefined
  /** Absent = text; a password is dots. */
  readonly type?: 'text' | 'password'
  /** Blanks at its ends belong to it. */
  readonly exactly?: boolean
  /** Why a text cannot be; nothing = it can. */
  readonly check?: (text: string) => string | undefined
  /** Takes the value in; a problem that only shows then is given back. */
  readonly commit: (text: string) => string | undefined
}

export function TextField({
  label,
  value,
  hint,
  mono,
  placeholder,
  type = 'text',
  exactly,
  check,
  commit,
}: TextFieldProps) {
  const id = useId()
  const { said } = useWords()
  const [draft, setDraft] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const text = draft ?? value
  // Blanks around a text come with what is pasted; of a secret they may be a part.
  const meant = (typed: string) => (exactly ? typed : typed.trim())
  const problem = draft === undefined ? undefined : (check?.(meant(text)) ?? refused)
  const done = () => {
    if (draft === undefined || check?.(meant(draft)) !== undefined) return
    const answer = meant(draft) === value ? undefined : commit(meant(draft))
    setRefused(answer)
    if (answer === undefined) setDraft(undefined)
  }
  return (
    <div className="field">
      <LabelLine text={label}>
        <label htmlFor={id}>{said(label)}</label>
      </LabelLine>
      <input
        id={id}
        type={type}
        autoComplete={type === 'password' ? 'off' : undefined}
        className={mono ? 'mono' : undefined}
        value={text}
        placeholder={placeholder}
        aria-invalid={problem !== undefined}
        aria-describedby={problem || hint ? `${id}-note` : undefined}
        onChange={(event) => {
          setDraft(event.target.value)
          setRefused(undefined)
        }}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done()
          if (event.key === 'Escape') setDraft(undefined)
        }}
      />
      {problem ? (
        <span className="problem" id={`${id}-note`} role="alert">
          {problem}
        </span>
      ) : (
        hint && (
          <span className="hint-text muted" id={`${id}-note`}>
            {said(hint)}
          </span>
        )
      )}
    </div>
  )
}

/** Text of several lines; Enter is a line of it, so it commits when it is left. */
export function NotesField({ label, value, commit }: Pick<TextFieldProps, 'label' | 'value' | 'commit'>) {
  const id = useId()
  const { said } = useWords()
  const [draft, setDraft] = useState<string>()
  return (
    <div className="field">
      <LabelLine text={label}>
        <label htmlFor={id}>{said(label)}</label>
      </LabelLine>
      <textarea
        id={id}
        rows={2}
        value={draft ?? value}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== undefined && draft !== value) commit(draft)
          setDraft(undefined)
        }}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(undefined)}
      />
    </div>
  )
}

/** A key or a password: dots until secrets are shown. */
export function SecretField(props: Omit<TextFieldProps, 'type'>) {
  const shown = useView((state) => state.showSecrets)
  return (
    <div className="secret">
      <TextField {...props} exactly type={shown ? 'text' : 'password'} />
      <ShowSecrets />
    </div>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly value: number | undefined
  readonly least: number
  readonly most: number
  readonly hint?: string | undefined
  /** Empty is allowed and means the usual value. */
  readonly optional?: boolean
  readonly whole?: boolean
  readonly placeholder?: string | undefined
  readonly commit: (value: number | undefined) => string | undefined
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, least, most, hint, optional, whole = true, placeholder, commit } = props
  const check = (text: string) => {
    if (text.trim() === '')
      return optional ? undefined : t('A number from {least} to {most} is needed', { least, most })
    const number = typedNumber(text)
    if (!Number.isFinite(number) || (whole && !Number.isInteger(number)))
      return whole ? t('"{text}" is no whole number', { text }) : t('"{text}" is no number', { text })
    return number < least || number > most ? t('It must lie between {least} and {most}', { least, most }) : undefined
  }
  return (
    <TextField
      label={label}
      value={value === undefined ? '' : plainNumber(value)}
      hint={hint}
      placeholder={placeholder}
      check={check}
      commit={(text) => commit(text.trim() === '' ? undefined : typedNumber(text))}
    />
  )
}

interface SelectFieldProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, title: string])[]
  readonly commit: (value: string) => void
}

export function SelectField({ label, value, options, commit }: SelectFieldProps) {
  const id = useId()
  const { said } = useWords()
  return (
    <div className="field">
      <LabelLine text={label}>
        <label htmlFor={id}>{said(label)}</label>
      </LabelLine>
      <select id={id} value={value} onChange={(event) => commit(event.target.value)}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {said(title)}
          </option>
        ))}
      </select>
    </div>
  )
}

export function CheckField({
  label,
  value,
  mixed = false,
  commit,
}: {
  readonly label: string
  readonly value: boolean
  /** Some of several things have it, some have not. */
  readonly mixed?: boolean
  readonly commit: (value: boolean) => void
}) {
  const { said } = useWords()
  return (
    <LabelLine text={label}>
      <label className="check">
        <input
          type="checkbox"
          checked={value && !mixed}
          ref={(box) => {
            if (box) box.indeterminate = mixed
          }}
          onChange={(event) => commit(event.target.checked)}
        />
        {said(label)}
      </label>
    </LabelLine>
  )
}
