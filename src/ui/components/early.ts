/**
 * A part of the page that loads when it is first shown, or before. One that is there already is drawn at once: what React waits
 * for it draws a third of a second later at the soonest, and later still while the page is busy.
 */
import { createElement, type FunctionComponent, lazy, useState } from 'react'

interface Early<Props> {
  readonly Part: FunctionComponent<Props>
  /** Loads it, without a word when it cannot be had: it is asked for again when it is shown. */
  readonly load: () => void
}

export function early<Props extends object>(from: () => Promise<FunctionComponent<Props>>): Early<Props> {
  let there: FunctionComponent<Props> | undefined
  const loaded = async () => {
    there = await from()
    return { default: there }
  }
  const Late: FunctionComponent<Props> = lazy(loaded) as unknown as FunctionComponent<Props>
  return {
    Part: (props) => {
      // What it began as it stays: another would be begun anew.
      const [part] = useState(() => there ?? Late)
      return createElement(part, props)
    },
    load: () => void loaded().catch(() => undefined),
  }
}
