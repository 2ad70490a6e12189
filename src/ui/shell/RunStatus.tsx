/** The bar's word on the simulation: service first, and below it of which moment that is said. */
import { useEffect, useState } from 'react'
import { discardTyped, setTime, setView, stopEngine } from '../../store/index'
import { Icon } from '../components/Icon'
import { Status, type Tone } from '../components/Status'
import { useDesign, useRun, useView } from '../components/useStore'
import { useShownTenth, useZero } from '../components/useZero'
import { lastKnownSummary, serviceSummary } from '../service/words'
import { leavingTyped } from '../typed/leaving'
import { typedText } from '../typed/words'
import { decimal, lowerFirst, numberText, said as spoken, t, titleOf, useWords } from '../words/language'

/** What is answered at once needs no button that flickers. */
const LONG_MS = 400

function useLongWork(): boolean {
  const working = useRun((state) => state.working)
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!working) return setLong(false)
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [working])
  return long
}

/** Characters that the bar shows in a line; more flow on into the second. */
const ONE_LINE = 40

/** What the simulation says: who is in service and who is hurt, and below it of which moment that is said. */
export function RunStatus() {
  useWords()
  const error = useRun((state) => state.error)
  const working = useLongWork()
  const sites = useRun((state) => state.sites.length > 0)
  const typed = useRun((state) => state.typed)
  const moment = useMoment()
  const playing = useView((state) => state.time.playing)
  const { tone, lead, when, title, far } = useSaid(moment)
  const whole = [lead, when, title].filter(Boolean).join(' · ')
  const said = (
    <span className={lead.length > ONE_LINE ? 'words long' : 'words'}>
      <span className="lead">{lead}</span>
      {(when !== '' || title !== undefined || far !== undefined) && (
        <>
          <span className="sr-only"> · </span>
          <span className="when">
            <span>{when}</span>
            {far !== undefined && <span aria-hidden="true">{`${when === '' ? '' : ', '}${far}`}</span>}
            {title !== undefined && <span className="title">{`${when === '' ? '' : ' · '}${title}`}</span>}
          </span>
        </>
      )}
    </span>
  )
  return (
    <output aria-live={playing ? 'off' : 'polite'}>
      <Status tone={tone}>
        {error ? (
          <button
            type="button"
            className="button quiet say"
            title={whole}
            onClick={() => setView({ dialog: 'failure' })}
          >
            {said}
          </button>
        ) : sites ? (
          <button
            type="button"
            className="button quiet say"
            title={t('{what}. Show every site: its directions, since when, and why', { what: whole })}
            onClick={() => setView({ dockTab: 'answers', answer: 'service', dockOpen: true })}
          >
            {said}
          </button>
        ) : (
          <span className="say" title={whole}>
            {said}
          </span>
        )}
      </Status>
      {working && (
        <button type="button" className="button quiet" onClick={stopEngine}>
          {t('Stop')}
        </button>
      )}
      {(moment || typed) && (
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('Back to the settled network')}
          title={t('Back to the settled network')}
          onClick={() =>
            moment ? setTime({ scenario: undefined, at: 0, playing: false }) : leavingTyped(discardTyped)
          }
        >
          <Icon name="close" />
        </button>
      )}
    </output>
  )
}

interface Said {
  readonly tone: Tone
  readonly lead: string
  /** Empty when there is nothing to add. */
  readonly when: string
  /** The scenario's, which may be as long as it likes. */
  readonly title?: string | undefined
  /** How far it is: seen, and not read out at every step. */
  readonly far?: string | undefined
}

function useSaid(moment: ReturnType<typeof useMoment>): Said {
  const error = useRun((state) => state.error)
  const stopped = useRun((state) => state.stopped)
  const slow = useRun((state) => state.slow)
  const busy = useRun((state) => state.busy)
  const settling = useRun((state) => state.settling)
  const far = settling === undefined ? undefined : spoken(settling)
  const isCompiled = useDesign((state) => state.revision) === useRun((state) => state.compiledRevision)
  const settledAt = useRun((state) => state.settledAt)
  const sites = useRun((state) => state.sites)
  const known = useRun((state) => state.view !== undefined)
  const devices = useDesign((state) => state.design.devices)
  const empty = devices.length === 0
  const typed = useRun((state) => state.typed)
  const typedLines = useRun((state) => state.typedLines)
  const broken = useView(({ marks }) => marks.devices.size + marks.links.size)
  const storm = useRun((state) => state.view?.storms[0]?.loop)
  const playError = useRun((state) => state.playError !== undefined)
  // Until the scenario was played and its moment fetched, the tables are those of what was shown before.
  const isShown = useRun((state) => !state.busy && state.playing === undefined && state.at !== undefined)
  const zero = useZero()
  const hurt = sites.some((site) => site.state !== 'in service')
  const say = (tone: Tone, what: string): Said =>
    sites.length === 0
      ? { tone, lead: what, when: '' }
      : { tone, lead: serviceSummary(sites, zero), when: lowerFirst(what) }
  if (error) return { tone: 'bad', lead: t('The simulation failed'), when: '' }
  if (slow) return waiting(lastKnownSummary(sites, devices, zero), t('The simulation is slow to answer'))
  if (empty) return { tone: 'unknown', lead: t('Empty'), when: '' }
  if (moment && known) {
    const title = `${moment.title}${moment.eventless ? ` ${t('(no events)')}` : ''}`
    if (!isShown)
      return { ...waiting(lastKnownSummary(sites, devices, zero), playError ? t('Not played') : t('Playing')), title }
    const parts = [moment.at, ...(typedLines.length > 0 ? [t('with {typed}', { typed: typedText(typedLines) })] : [])]
    const said = say(
      moment.eventless && !hurt ? 'unknown' : hurt || broken > 0 ? 'warn' : 'good',
      [...parts, ...(broken > 0 ? [t('{broken} broken', { broken })] : [])].join(' · '),
    )
    return { ...said, title }
  }
  if (busy || !known)
    return { ...waiting(lastKnownSummary(sites, devices, zero), isCompiled ? t('Converging') : t('Compiling')), far }
  if (storm) return { tone: 'bad', lead: t('Frame storm round {devices}', { devices: String(storm) }), when: '' }
  if (settledAt === undefined)
    return say('warn', stopped === undefined ? t('Does not settle') : t('Stopped, not settled'))
  const how =
    typedLines.length > 0
      ? t('Settled with {typed}', { typed: typedText(typedLines) })
      : typed
        ? t('Settled as typed')
        : t('Settled at {seconds} s after power-on', { seconds: numberText(settledAt / 1e6, 1) })
  return say(hurt ? 'warn' : 'good', how)
}

/** Until there is another answer the last one is shown as what it is. */
const waiting = (lastKnown: string, doing: string): Said =>
  lastKnown === ''
    ? { tone: 'unknown', lead: doing, when: '' }
    : { tone: 'unknown', lead: lastKnown, when: lowerFirst(doing) }

/** Which moment of which scenario is shown, while one is played. */
function useMoment(): { readonly at: string; readonly title: string; readonly eventless: boolean } | undefined {
  const scenario = useView((state) => state.time.scenario)
  const at = useShownTenth()
  const title = useDesign((state) => state.design.scenarios.find((item) => item.name === scenario)?.title)
  const eventless = useDesign(
    (state) => state.design.scenarios.find((item) => item.name === scenario)?.events.length === 0,
  )
  return title === undefined
    ? undefined
    : { at: t('At {at} s', { at: decimal(at / 1e6, 1) }), title: titleOf(title), eventless }
}
