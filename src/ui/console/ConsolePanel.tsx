/** The dock's Console: a terminal for each device that was opened, one or two of them side by side. */
import '@xterm/xterm/css/xterm.css'
import { useEffect, useRef, useState } from 'react'
import { closeConsole, openConsole, setConsoles } from '../../store/index'
import { Icon } from '../components/Icon'
import { Tabs } from '../components/Tabs'
import { useDesign, useRun, useView } from '../components/useStore'
import { useClockWord, useZero } from '../components/useZero'
import { takeAsked, whenAsked } from './asked'
import './console.css'
import { decimal, english, t } from '../words/language'
import { useLook } from './look'
import { openSessions, sessionOf } from './sessions'

const PANEL = 'console-screens'

/** Where the keyboard goes that leaves a terminal: the tab of its device. */
const leave = () =>
  document.querySelector<HTMLElement>('[aria-controls="console-screens"][aria-selected="true"]')?.focus()

export function ConsolePanel() {
  const { open, active, beside } = useView((state) => state.consoles)
  const [spoken, setSpoken] = useState(false)
  const look = useLook()
  const shown = open.filter((device) => device === active || device === beside)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a terminal that is opened later is dressed, too
  useEffect(() => {
    for (const session of openSessions()) session.dress({ ...look, spoken })
  }, [look, spoken, open, active, beside])
  if (active === undefined) return <NoTerminal />
  return (
    <div className="console">
      <div className="console-bar">
        <Tabs
          label="Terminals"
          tabs={open.map((device) => ({ id: device, title: device }))}
          value={active}
          onChange={(device) => setConsoles({ active: device, ...(device === beside ? { beside: active } : {}) })}
          panelId={PANEL}
        />
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('Close the terminal of {active}', { active })}
          onClick={() => closeConsole(active)}
        >
          <Icon name="close" />
        </button>
        <DevicePicker label={t('Open another')} />
        <span className="grow" />
        <Moment />
        {open.length > 1 && (
          <button
            type="button"
            className="button quiet"
            aria-pressed={beside !== undefined}
            onClick={() =>
              setConsoles({ beside: beside === undefined ? open.find((device) => device !== active) : undefined })
            }
          >
            {t('Side by side')}
          </button>
        )}
        <button
          type="button"
          className="button quiet"
          aria-pressed={spoken}
          title={t('Reads the output aloud where a screen reader runs')}
          onClick={() => setSpoken(!spoken)}
        >
          {t('Screen reader')}
        </button>
      </div>
      <div className="console-screens" id={PANEL} role="tabpanel" aria-label={t('Terminal: {active}', { active })}>
        {shown.map((device) => (
          <TerminalScreen key={device} device={device} titled={shown.length > 1} />
        ))}
      </div>
      <p className="console-keys muted">
        <kbd>?</kbd> {t('help')} <kbd>Tab</kbd> {t('completes')} <kbd>↑</kbd> {t('history')} <kbd>Ctrl</kbd>+
        <kbd>Z</kbd> {t('ends configuration')} <kbd>Ctrl</kbd>+<kbd>]</kbd> {t('leaves the terminal')}
      </p>
    </div>
  )
}

/** The moment at which the terminals speak. */
function Moment() {
  const now = useRun((state) => state.view?.now)
  const past = useRun((state) => state.at !== undefined)
  const zero = useZero()
  const clock = useClockWord()
  const seconds = (micros: number) => `${decimal(micros / 1e6, 1)} s`
  return now === undefined ? null : (
    <span className="muted console-moment">
      {past ? t('At') : t('Now')} {seconds(now - zero)} {clock}
      {zero > 0 && `; ${t('devices count from power-on: {seconds}', { seconds: seconds(now) })}`}
    </span>
  )
}

/** Opens a terminal by name; the device that is selected comes first. */
function DevicePicker({ label }: { readonly label: string }) {
  const devices = useDesign((state) => state.design.devices)
  const open = useView((state) => state.consoles.open)
  const left = devices.map((device) => device.name).filter((name) => !open.includes(name))
  return (
    <select
      className="input console-picker"
      aria-label={t('{label}: choose a device', { label })}
      value=""
      disabled={left.length === 0}
      onChange={(event) => event.target.value !== '' && openConsole(event.target.value)}
    >
      <option value="">{label}…</option>
      {left.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  )
}

function NoTerminal() {
  const empty = useDesign((state) => state.design.devices.length === 0)
  return (
    <div className="console-empty">
      <p>
        {empty
          ? t('Draw a device first; every device has a terminal.')
          : t(
              'Every device has a terminal that prints what the real one would. Double-click a device on the canvas, press C while it is selected, or choose it here.',
            )}
      </p>
      {!empty && <DevicePicker label={t('Open a terminal')} />}
    </div>
  )
}

/** The last request for focus that was served: a panel that is shown again must not take the keyboard. */
let served = 0

function TerminalScreen({ device, titled }: { readonly device: string; readonly titled: boolean }) {
  const ref = useRef<HTMLDivElement>(null)
  const wanted = useView((state) => (state.consoles.active === device ? state.consoles.focus : served))
  useEffect(() => {
    const parent = ref.current
    if (!parent) return
    const session = sessionOf(device, leave)
    session.show(parent)
    const typeAsked = () => {
      for (const line of takeAsked(device)) session.type(line)
    }
    typeAsked()
    const unheard = whenAsked(typeAsked)
    const observer = new ResizeObserver(() => session.fit())
    observer.observe(parent)
    return () => {
      observer.disconnect()
      unheard()
      session.hide()
    }
  }, [device])
  useEffect(() => {
    if (wanted === served) return
    served = wanted
    sessionOf(device, leave).focus()
  }, [device, wanted])
  return (
    <section className="console-screen" aria-label={t('Terminal of {device}', { device })}>
      {titled && <h3>{device}</h3>}
      <div className="console-holder" ref={ref} lang={english()} />
    </section>
  )
}
