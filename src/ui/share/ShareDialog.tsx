/** Sharing: a link that holds the design itself and opens where one is looking; nothing is sent anywhere. */
import { useEffect, useState } from 'react'
import { plural } from '../../net/index'
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

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const [secrets, setSecrets] = useState(false)
  const made = useLink(secrets)
  return (
    <Dialog title="Share" onClose={onClose}>
      <div className="share">
        <p>
          The link holds the whole design, compressed, behind its <span className="mono">#</span>: browsers send that
          part to no server. Whoever opens it gets a copy in their own list of designs, and sees {lookedAt(shownNow())}.
        </p>
        <OfTheDesign />
        <label>
          <input type="checkbox" checked={secrets} onChange={(event) => setSecrets(event.target.checked)} /> With keys
          and passwords
        </label>
        <p className="muted">
          {secrets
            ? 'Everybody who gets the link can read them.'
            : 'Without them, made-up words stand in their places: the same word where the same key was, so that the network behaves alike.'}
        </p>
        {made && <Made {...made} />}
        <section aria-labelledby="share-present">
          <h3 id="share-present">Presentation</h3>
          <p className="muted">
            Full screen and read only: the scenario is played, and the journal tells beside the drawing what happens.
            Escape ends it.
          </p>
          <button
            type="button"
            className="button"
            onClick={() => {
              onClose()
              startPresenting()
            }}
          >
            Present
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
            `The link would have ${plural(Math.round(link.length / 1000), 'thousand character')}, more than the ${LONGEST_LINK / 1000} thousand that every browser opens. Share the design as a file instead: it opens by dropping it onto the page.`}
        </p>
        <button type="button" className="button primary" onClick={() => void saveFile(true)}>
          Save to a file
        </button>
      </div>
    )
  return (
    <>
      <textarea
        className="input mono"
        aria-label="Link"
        readOnly
        rows={4}
        value={link}
        onFocus={(event) => event.target.select()}
      />
      <div className="tools">
        <CopyButton text={link} />
        <span className="muted">
          {(link.length / 1000).toFixed(1)} kB
          {link.length > OFTEN_CUT && '. Some mail and chat programs cut long links: try it before you rely on it.'}
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
        problem: `No link could be made: ${error instanceof Error ? error.message : 'no reason was given'}. Share the design as a file instead.`,
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
