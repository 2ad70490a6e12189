/** One design of the list: its picture opens it, its menu does the rest. */
import { duplicateDesign, type Listed, notify, openDocument, recordText } from '../../store/index'
import { Icon } from '../components/Icon'
import { MenuButton } from '../components/MenuButton'
import { Status } from '../components/Status'
import { download } from '../files/disk'
import { fileNameOf } from '../files/files'
import { counted, localeOf, said, t, useWords } from '../words/language'
import { agoOf } from './ago'
import { Thumbnail } from './Thumbnail'

interface DesignCardProps {
  readonly item: Listed
  /** Why it could not be opened. */
  readonly broken: string | undefined
  /** Why it is not opened by itself. */
  readonly unsafe: string | undefined
  readonly onDelete: () => void
}

export function DesignCard({ item, broken, unsafe, onDelete }: DesignCardProps) {
  const { t } = useWords()
  const problem =
    broken ?? (item.card ? undefined : t('What the list knows of it cannot be read; the design may be whole.'))
  const { card } = item
  return (
    <li className="design-card">
      <button type="button" className="picture" onClick={() => void openDocument(item.id)}>
        {card && !broken ? <Thumbnail picture={card.picture} /> : <span className="no-picture">?</span>}
        <strong>{item.name}</strong>
        <span className="muted">{card ? partsOf(card) : t('Try to open it')}</span>
        {card && (
          <time className="muted" dateTime={new Date(item.changedAt).toISOString()} title={whenOf(item.changedAt)}>
            {t('Edited {when}', { when: agoOf(item.changedAt) })}
          </time>
        )}
      </button>
      <MenuButton
        label={t('More for {name}', { name: item.name })}
        items={[
          { title: t('Duplicate'), run: () => void duplicateDesign(item.id).then(told) },
          { title: t('Save to a file'), run: () => void saveRecord(item) },
          { title: 'Delete', run: onDelete },
        ]}
      >
        <Icon name="more" />
      </MenuButton>
      {(problem ?? unsafe) !== undefined && (
        <p className="card-problem">
          <Status tone={problem === undefined ? 'warn' : 'bad'}>
            {problem === undefined ? t('Not opened by itself') : t('Cannot be opened')}
          </Status>
          <span>{problem ?? unsafe}</span>
          <button type="button" className="button" onClick={() => void saveRecord(item)}>
            {t('Save it as it is')}
          </button>
        </p>
      )}
    </li>
  )
}

const whenOf = (moment: number) =>
  new Intl.DateTimeFormat(localeOf(), { dateStyle: 'full', timeStyle: 'short' }).format(moment)

function partsOf({ headEnds, sites, devices }: NonNullable<Listed['card']>): string {
  const parts = [said(counted(sites, 'site')), said(counted(devices, 'device'))]
  return [...(headEnds === undefined ? [] : [said(counted(headEnds, 'head-end'))]), ...parts].join(' · ')
}

export function told(problem: string | undefined): void {
  if (problem !== undefined) notify(problem, 'error')
}

/** The record as it stands on the disk, whatever it is. */
async function saveRecord(item: Listed): Promise<void> {
  try {
    const text = await recordText(item.id)
    if (text === undefined) return notify(t('There is no record of {name} any more.', { name: item.name }), 'error')
    download(fileNameOf(item.name), text)
  } catch {
    notify(t('The record of {name} cannot be fetched from this browser.', { name: item.name }), 'error')
  }
}
