/** The list of designs: open, search, duplicate, delete and bring back. It draws none of them and simulates nothing. */
import { Suspense, useState } from 'react'
import { bringBack, deleteDesign, emptyPage, type Listed, setView } from '../../store/index'
import { Guard } from '../components/Guard'
import { useKeep } from '../components/useStore'
import { openFile } from '../files/files'
import { Dialogs } from '../shell/Dialogs'
import { NoticeLine } from '../shell/NoticeLine'
import { UpdateButton } from '../shell/UpdateButton'
import { startTour } from '../tour/start'
import { LanguageButton } from '../words/LanguageButton'
import { t, useWords } from '../words/language'
import { DesignCard, told } from './DesignCard'
import './start.css'

export function StartPage() {
  const { t } = useWords()
  const designs = useKeep((state) => state.designs)
  const [search, setSearch] = useState('')
  const [deleted, setDeleted] = useState<Listed>()
  const there = designs.filter((item) => item.deletedAt === undefined)
  const shown = there.filter((item) => item.name.toLowerCase().includes(search.trim().toLowerCase()))
  const remove = async (item: Listed) => {
    const problem = await deleteDesign(item.id)
    if (problem === undefined) setDeleted(item)
    told(problem)
  }
  const undo = async (item: Listed) => {
    told(await bringBack(item.id))
    setDeleted(undefined)
  }
  return (
    <>
      <header className="start-bar">
        <h1>
          <img src="./icon.svg" width="22" height="22" alt="" /> {t('Headend')}
        </h1>
        <button type="button" className="button primary" onClick={() => setView({ dialog: 'new' })}>
          {t('New')}
        </button>
        <button type="button" className="button" onClick={() => void openFile()}>
          {t('Open a file')}
        </button>
        <button type="button" className="button" onClick={() => setView({ dialog: 'import' })}>
          {t('Import')}
        </button>
        <button type="button" className="button quiet" onClick={startTour}>
          {t('Tour')}
        </button>
        <button type="button" className="button quiet" onClick={() => setView({ dialog: 'about' })}>
          {t('About')}
        </button>
        <LanguageButton />
        <UpdateButton />
      </header>
      <main className="start-list">
        <Problems />
        <div className="start-tools">
          <h2>{t('Designs in this browser')}</h2>
          <input
            type="search"
            className="input"
            aria-label={t('Search designs')}
            placeholder={t('Search by name')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        {deleted && (
          <p className="deleted" role="status">
            <span>{t('“{name}” was deleted.', { name: deleted.name })}</span>
            <button type="button" className="button" onClick={() => void undo(deleted)}>
              {t('Undo')}
            </button>
          </p>
        )}
        <Cards items={shown} onDelete={(item) => void remove(item)} />
        {shown.length === 0 && <Nothing searched={there.length > 0} />}
        <Deleted items={designs.filter((item) => item.deletedAt !== undefined)} />
      </main>
      <Guard what={t('The line of notices')}>
        <NoticeLine />
      </Guard>
      <Guard what={t('The dialog')}>
        <Suspense fallback={null}>
          <Dialogs />
        </Suspense>
      </Guard>
    </>
  )
}

function Cards({ items, onDelete }: { readonly items: readonly Listed[]; readonly onDelete: (item: Listed) => void }) {
  const broken = useKeep((state) => state.broken)
  const unsafe = useKeep((state) => state.unsafe)
  return (
    <ul className="cards">
      {items.map((item) => (
        <DesignCard
          key={item.id}
          item={item}
          broken={broken.get(item.id)}
          unsafe={
            unsafe?.id === item.id
              ? t('The page failed with it twice, last while {doing}.', { doing: unsafe.doing })
              : undefined
          }
          onDelete={() => onDelete(item)}
        />
      ))}
    </ul>
  )
}

function Nothing({ searched }: { readonly searched: boolean }) {
  const { t } = useWords()
  if (searched) return <p className="muted">{t('No design is called that.')}</p>
  return (
    <p className="muted">
      {t('There is none yet.')}{' '}
      <button type="button" className="button" onClick={emptyPage}>
        {t('Begin with an empty canvas')}
      </button>
    </p>
  )
}

/** What stands in the way of keeping, and why no design was opened. */
function Problems() {
  const problem = useKeep((state) => state.problem)
  const unsafe = useKeep((state) => state.unsafe)
  if (problem === undefined && !unsafe) return null
  return (
    <div className="refusal" role="alert">
      {problem !== undefined && <p>{problem}</p>}
      {unsafe && (
        <p>
          {t(
            'The page failed twice in a row with the design that it was to open, so it shows the list. The design is kept as it is: open it, save it to a file, or open another one.',
          )}
        </p>
      )}
    </div>
  )
}

function Deleted({ items }: { readonly items: readonly Listed[] }) {
  const { t } = useWords()
  if (items.length === 0) return null
  return (
    <details className="deleted-list">
      <summary>{t('Deleted in the last thirty days ({count})', { count: items.length })}</summary>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <span>{item.name}</span>
            <button type="button" className="button" onClick={() => void bringBack(item.id).then(told)}>
              {t('Bring back')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
