/** What a device's present text can be held against, and how that text is had. */
import { type Design, parseDesignFile } from '../../design/index'
import type { DeviceText } from '../../engine/messages'
import { askEngine, designStore, runStore } from '../../store/index'
import { textOf } from '../files/text-of'
import { t } from '../words/language'

export type Against =
  | { readonly kind: 'saved' }
  | { readonly kind: 'device'; readonly device: string }
  /** A second design, chosen as a file. */
  | { readonly kind: 'file'; readonly name: string; readonly design: Design }

export interface Side {
  readonly title: string
  readonly text: string
}

/** The other side; a text = why it cannot be had. */
export async function otherSide(device: string, against: Against): Promise<Side | string> {
  if (against.kind === 'device') {
    const found = runStore.getState().texts.find((item) => item.device === against.device)
    return found
      ? { title: found.device, text: found.text }
      : t('There is no device called {device} any more.', { device: against.device })
  }
  const design = against.kind === 'saved' ? designStore.getState().saved : against.design
  if (!design) return t('This design was not opened from a file and not saved to one yet: save it, then compare.')
  const outcome = await askEngine<'texts'>({ kind: 'texts', design })?.outcome
  if (outcome?.kind !== 'answer')
    return outcome?.kind === 'failed' ? outcome.reason : t('The design changed meanwhile.')
  const found = outcome.answer.texts.find((item) => item.device === device && item.text !== '')
  const title =
    against.kind === 'saved'
      ? t('{device}, as last saved', { device })
      : t('{device} in {name}', { device, name: against.name })
  return { title: found ? title : t('{title}: not there', { title }), text: found?.text ?? '' }
}

/** Lets the reader choose a saved design; a text = what is wrong with it. */
export function chooseDesign(taken: (against: Against | string) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.addEventListener('change', async () => {
    const file = input.files?.[0]
    if (!file) return
    const read = parseDesignFile(await textOf(file))
    taken(
      read.ok
        ? { kind: 'file', name: file.name, design: read.design }
        : t('{name} was not opened. {problem}', { name: file.name, problem: read.problems[0]?.problem ?? '' }),
    )
  })
  input.click()
}

/** The usual question: what changed since it was saved, else how a twin differs. */
export function usualAgainst(texts: readonly DeviceText[], device: string): Against {
  const { saved, design } = designStore.getState()
  if (saved && saved !== design) return { kind: 'saved' }
  const kind = design.devices.find((item) => item.name === device)?.kind
  const twin = design.devices.find((item) => item.kind === kind && item.name !== device)
  return twin && texts.some((item) => item.device === twin.name)
    ? { kind: 'device', device: twin.name }
    : { kind: 'saved' }
}
