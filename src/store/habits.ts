/** How somebody likes the page to be, whatever design is open. The browser remembers it; without storage the page does. */
import { LANGUAGES, type Language, setView, type ViewState, viewStore } from './view'

const KEY = 'headend.habits'

type Habits = Pick<ViewState, 'shortcutsOff' | 'portLabels' | 'addressLabels' | 'overview' | 'tourStep' | 'language'>

const SHOWN: readonly unknown[] = ['usual', 'always', 'pointed', 'never'] satisfies readonly Habits['portLabels'][]
const isShown = (value: unknown): value is Habits['portLabels'] => SHOWN.includes(value)

const isLanguage = (value: unknown): value is Language => typeof value === 'string' && Object.hasOwn(LANGUAGES, value)

const habitsOf = ({ shortcutsOff, portLabels, addressLabels, overview, tourStep, language }: ViewState): Habits => ({
  shortcutsOff,
  portLabels,
  addressLabels,
  overview,
  tourStep,
  language,
})

/** Brings back what was chosen in an earlier visit, and keeps what is chosen from now on. */
export function startHabits(storage: () => Storage): void {
  const kept = readKept(storage)
  const [ports, addresses, step] = ['portLabels', 'addressLabels', 'tourStep'].map((key) => kept.get(key))
  const language = kept.get('language')
  setView({
    ...(typeof kept.get('shortcutsOff') === 'boolean' ? { shortcutsOff: kept.get('shortcutsOff') === true } : {}),
    ...(typeof kept.get('overview') === 'boolean' ? { overview: kept.get('overview') === true } : {}),
    ...(typeof step === 'number' && Number.isInteger(step) && step >= 0 ? { tourStep: step } : {}),
    ...(isLanguage(language) ? { language } : {}),
    ...(isShown(ports) ? { portLabels: ports } : {}),
    ...(isShown(addresses) ? { addressLabels: addresses } : {}),
  })
  viewStore.subscribe((state, before) => {
    const now = JSON.stringify(habitsOf(state))
    if (now === JSON.stringify(habitsOf(before))) return
    try {
      storage().setItem(KEY, now)
    } catch {
      // Without room or leave to store them they last as long as the page.
    }
  })
}

function readKept(storage: () => Storage): ReadonlyMap<string, unknown> {
  try {
    const kept: unknown = JSON.parse(storage().getItem(KEY) ?? '{}')
    return new Map(typeof kept === 'object' && kept !== null ? Object.entries(kept) : [])
  } catch {
    return new Map()
  }
}
