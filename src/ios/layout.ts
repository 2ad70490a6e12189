/** A router's configuration in the layout of a text. */
import type { Command } from './commands/types'
import { parseIos } from './parse'
import { PATCHES } from './patch'
import { renderCommand } from './render'
import type { IosConfig } from './statement'
import { layOut } from './syntax/layout'
import { remembered } from './syntax/remembered'

/** Devices of a design that were imported, of which each is read at every edit. */
const MOST = 256
const read = remembered((text) => parseIos(text).config.statements, MOST)

/** The configuration written like `layout`, each statement with its line; nothing when it does not fit into it. */
export function layOutIos(
  config: IosConfig,
  layout: string,
): { readonly text: string; readonly config: IosConfig } | undefined {
  const made = layOut<Command>(
    { patches: PATCHES, canonical: renderCommand, read },
    layout,
    read(layout),
    config.statements,
  )
  return made && { text: made.text, config: { statements: made.statements } }
}
