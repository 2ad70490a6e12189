/** Sharing: a link that holds the design itself and opens where one is looking; nothing is sent anywhere. */
import { useEffect, useState } from 'react'
import { LONGEST_LINK, renderLink, shownNow } from '../../store/index'
import { Dialog } from '../components/Dialog'
import { useDesign } from '../components/useStore'
import { CopyButton } from '../export/CopyButton'
import { saveFile } from '../files/files'
import { startPresenting } from '../present/start'
import { OfTheDesign } from '../typed/OfTheDesign'
import { lookedAt } from './looked-at'
import { Pictures } from './Pictures'
import './share.css'
import { counted, decimal, t } from '../words/language'

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const [secrets, setSecrets] = useState(false)
  const made = useLink(secrets)
  return (
    <Dialog title="Share" onClose={onClose}>
      <div className="share">
        <p>
          {t('The link holds the whole design, compressed, behind its')} <span className="mono">#</span>
          {t(
            ': browsers send that part to no server. Whoever opens it gets a copy in their own list of designs, and sees {lookedAt}.',
            { lookedAt: lookedAt(shownNow()) },
          )}
        </p>
        <OfTheDesign />
        <label>
          <input type="checkbox" checked={secrets} onChange={(event) => setSecrets(event.target.checked)} />{' '}
          {t('With keys and passwords')}
        </label>
        <p className="muted">
          {secrets
            ? t('Everybody who gets the link can read them.')
            : t(
                'Without them, made-up words stand in their places: the same word where the same key was, so that the network behaves alike.',
              )}
        </p>
        {made && <Made {...made} />}
        <section aria-labelledby="share-present">
          <h3 id="share-present">{t('Presentation')}</h3>
          <p className="muted">
            {t(
              'Full screen and read only: the scenario is played, and the journal tells beside the drawing what happens. Escape ends it.',
            )}
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              onClose()
              startPresenting()
            }}
          >
            {t('Present')}
          </button>
        </section>
        <Pictures link={made?.link.split('#')[1]} secrets={secrets} />
      </div>
    </Dialog>
  )
}

interface Link {
  readonly link: string
  readonly problem?: string
}

function Made({ link, problem }: Link) {
  if (problem !== undefined || link.length > LONGEST_LINK)
    return (
      <div className="refusal" role="alert">
        <p>
          {problem ??
            t(
              'The link would have {characters}, more than the {LONGEST_LINK} thousand that every browser opens. Share the design as a file instead: it opens by dropping it onto the page.',
              {
                characters: counted(Math.round(link.length / 1000), 'thousand character'),
                LONGEST_LINK: LONGEST_LINK / 1000,
              },
            )}
        </p>
        <button type="button" className="button primary" onClick={() => void saveFile(true)}>
          {t('Save to a file')}
        </button>
      </div>
    )
  return (
    <>
      <textarea
        className="input mono"
        aria-label={t('Link ⟨to share⟩')}
        readOnly
        rows={4}
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <div className="tools">
        <CopyButton text={link} />
        <span className="muted">
          {t('{count} kB', { count: decimal(link.length / 1000, 1) })}
          {link.length > OFTEN_CUT &&
            `. ${t('Some mail and chat programs cut long links: try it before you rely on it.')}`}
        </span>
      </div>
    </>
  )
}

/** Characters behind which programs have been seen to cut a link. */
const OFTEN_CUT = 8000

/** The link of the design as it is; nothing while it is being made. */
function useLink(secrets: boolean): Link | undefined {
  const design = useDesign((state) => state.design)
  const [made, setMade] = useState<Link>()
  useEffect(() => {
    let current = true
    const done = (value: Link) => current && setMade(value)
    linkOf(design, secrets).then(done, (error: unknown) =>
      done({
        link: '',
        problem: t('No link could be made: {value}. Share the design as a file instead.', {
          value: error instanceof Error ? error.message : t('no reason was given'),
        }),
      }),
    )
    return () => {
      current = false
    }
  }, [design, secrets])
  return made
}

async function linkOf(design: Parameters<typeof renderLink>[0], secrets: boolean): Promise<Link> {
  const { withStandIns } = await import('../../secrets/index')
  const fragment = await renderLink(secrets ? design : withStandIns(design), shownNow())
  return { link: `${location.origin}${location.pathname}${location.search}#${fragment}` }
}
