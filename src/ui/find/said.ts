/** Does what a sentence says. */
import { askTrace, setView, viewStore } from '../../store/index'
import { connectTo } from '../canvas/stand'
import { typeAt } from '../console/asked'
import { strikeChoice } from '../faults/strike'
import { said, t } from '../words/language'
import type { Action } from './actions'
import type { Deed, Sentence } from './sentences'

export const actionOf = ({ title, deed }: Sentence): Action => ({
  group: 'Action',
  title: titleOf(title, deed),
  hint: HINTS[deed.kind],
  words: '',
  run: () => perform(deed),
})

const HINTS: Readonly<Record<Deed['kind'], string>> = {
  strike: 'at the moment shown',
  trace: 'path',
  connect: 'cable',
  ask: 'terminal',
}

function titleOf(title: string, deed: Deed): string {
  switch (deed.kind) {
    case 'strike':
      return `${said(deed.choice.title)}, ${deed.target}`
    case 'trace':
      return t('Trace {from} to {to}', { from: deed.from, to: deed.to })
    case 'connect':
      return t('Connect {a} and {b}', { a: deed.from, b: deed.to })
    case 'ask':
      return title
  }
}

function perform(deed: Deed): void {
  switch (deed.kind) {
    case 'strike':
      setView({ dockTab: 'timeline', dockOpen: true })
      return strikeChoice(deed.choice, deed.target)
    case 'trace':
      setView({ dockTab: 'path', dockOpen: true })
      return askTrace({ ...viewStore.getState().query, from: deed.from, to: deed.to })
    case 'connect':
      return connectTo(deed.from, deed.to)
    case 'ask':
      return typeAt(deed.device, deed.line)
  }
}
