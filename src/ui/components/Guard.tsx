/**
 * A wall around a panel: what fails inside it leaves the rest of the page, and says what it was doing. It tries again
 * when it is told to, and by itself when the design or what is selected has changed.
 */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { designStore, undoStep, viewStore } from '../../store/index'
import './guard.css'
import { t } from '../words/language'

interface GuardProps {
  /** As a sentence begins: `The inspector`. */
  readonly what: string
  /** What it does just now: `showing gateway-1`. */
  readonly doing?: () => string
  /** Where it stands: the class of what it takes the place of. */
  readonly area?: 'bar' | 'rail' | 'inspector' | 'dock'
  /** Hears of a failure; a panel among others needs nobody to. */
  readonly onFailure?: (doing: string) => void
  readonly children: ReactNode
}

interface GuardState {
  readonly failed: { readonly reason: string; readonly doing: string } | undefined
}

export class Guard extends Component<GuardProps, GuardState> {
  override state: GuardState = { failed: undefined }
  private stops: readonly (() => void)[] = []

  static getDerivedStateFromError(error: unknown): GuardState {
    return { failed: { reason: reasonOf(error), doing: '' } }
  }

  override componentDidMount(): void {
    const again = () => this.state.failed && this.tryAgain()
    this.stops = [
      designStore.subscribe((now, before) => now.design !== before.design && again()),
      viewStore.subscribe((now, before) => now.devices !== before.devices && again()),
    ]
  }

  override componentWillUnmount(): void {
    for (const stop of this.stops) stop()
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    const doing = doingOf(this.props.doing) || placeIn(info)
    this.setState({ failed: { reason: reasonOf(error), doing } })
    this.props.onFailure?.(doing)
  }

  private readonly tryAgain = () => this.setState({ failed: undefined })

  override render(): ReactNode {
    const { failed } = this.state
    if (!failed) return this.props.children
    const { what, area } = this.props
    return (
      <section className={`failed ${area ?? ''}`} role="alert" aria-label={t('{what} failed', { what })}>
        <p>
          <strong>
            {t('{what} failed{value}.', {
              what,
              value: failed.doing === '' ? '' : ` ${t('while {doing}', { doing: failed.doing })}`,
            })}
          </strong>{' '}
          {t('{reason} The design and the rest of the page are as they were.', { reason: failed.reason })}
        </p>
        <p className="failed-actions">
          <button type="button" className="button" onClick={this.tryAgain}>
            {t('Try again')}
          </button>
          <button type="button" className="button" onClick={undoStep}>
            {t('Undo the last edit')}
          </button>
        </p>
      </section>
    )
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (/dynamically imported module|Importing a module script failed/.test(text))
    return t('A part of the page could not be loaded; reload the page.')
  return `(${text.slice(0, 300)})`
}

function doingOf(doing: (() => string) | undefined): string {
  try {
    return doing?.() ?? ''
  } catch {
    return ''
  }
}

/** The innermost component that React names; minified names say nothing. */
function placeIn({ componentStack }: ErrorInfo): string {
  const name = /at ([A-Z]\w{3,})/.exec(componentStack ?? '')?.[1]
  return name === undefined ? '' : t('drawing {name}', { name })
}
