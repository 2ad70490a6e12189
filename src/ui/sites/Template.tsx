/** What all sites are like, where their rows say nothing else. */
import { useId } from 'react'
import { SITE_FIELDS } from '../../design/index'
import { MEDIA, PASS_THROUGHS } from '../inspector/media'
import { said, t } from '../words/language'
import { TEMPLATE_FIELDS, type TemplateField, type Typed } from './template'

type Choices = readonly (readonly [value: string, word: string])[]

const CHOICES: ReadonlyMap<TemplateField, Choices> = new Map<TemplateField, Choices>([
  ['nat', [...PASS_THROUGHS, ['none', 'No home router']]],
  ['access', MEDIA.filter(([media]) => media !== 'cross-over')],
  [
    'voiceFirst',
    [
      ['yes', 'yes: a service policy'],
      ['no', 'no'],
    ],
  ],
  [
    'codec',
    [
      ['usual', 'as in the design'],
      ['g729', 'G.729'],
      ['g711', 'G.711'],
    ],
  ],
])

const TITLES: ReadonlyMap<TemplateField, string> = new Map([
  ['naming', 'Names'],
  ['first', 'First number'],
  ['nat', 'NAT before them'],
  ['access', 'Access line'],
  ['down', 'Down (kbit/s)'],
  ['up', 'Up (kbit/s)'],
  ['delay', 'Delay (ms)'],
  ['box', 'Box'],
  ['release', 'Release'],
  ['peers', 'Peers in order'],
  ['voiceFirst', 'Voice first on the uplink'],
  ['codec', 'Codec'],
  ['length', 'Mask length of a LAN'],
])

interface TemplateProps {
  readonly isNew: boolean
  readonly typed: Typed
  readonly problems: ReadonlyMap<TemplateField, string>
  readonly onType: (field: TemplateField, text: string) => void
}

export function Template({ isNew, typed, problems, onType }: TemplateProps) {
  const fields: readonly TemplateField[] = isNew
    ? ['naming', 'first', ...TEMPLATE_FIELDS]
    : TEMPLATE_FIELDS.filter((field) => field !== 'length')
  return (
    <fieldset className="template">
      <legend>
        {isNew ? t('What they are like, where the table says nothing else') : t('What they become; empty = as it is')}
      </legend>
      {fields.map((field) => (
        <Entry
          key={field}
          field={field}
          usual={isNew ? t('as usual') : t('as it is')}
          value={typed.get(field) ?? ''}
          problem={problems.get(field)}
          onType={(text) => onType(field, text)}
        />
      ))}
    </fieldset>
  )
}

const NAMING = 'Empty: by their LAN. {n} counts them, {n:3} with three digits'

interface EntryProps {
  readonly field: TemplateField
  readonly usual: string
  readonly value: string
  readonly problem: string | undefined
  readonly onType: (text: string) => void
}

function Entry({ field, usual, value, problem, onType }: EntryProps) {
  const id = useId()
  const choices = CHOICES.get(field)
  const hint = field === 'naming' ? 'store-{n:3}' : field === 'first' ? '1' : usual
  return (
    <div className="field">
      <label htmlFor={id}>{said(TITLES.get(field) ?? '')}</label>
      {choices ? (
        <select id={id} value={value} onChange={(event) => onType(event.target.value)}>
          <option value="">{usual}</option>
          {choices.map(([choice, word]) => (
            <option key={choice} value={choice}>
              {said(word)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          value={value}
          placeholder={hint}
          title={field === 'naming' ? said(NAMING) : field === 'first' ? undefined : said(SITE_FIELDS[field].says)}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-note`}
          onChange={(event) => onType(event.target.value)}
        />
      )}
      {problem !== undefined && (
        <span className="problem" id={`${id}-note`} role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
