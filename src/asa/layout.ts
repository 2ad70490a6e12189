/** A firewall's configuration in the layout of a text. */
import { layOut, remembered } from '../ios/index'
import { PATCHES, parseAsa, renderAsaCommand } from './text'
import type { AsaCommand, AsaConfig } from './types'

const MOST = 16
const read = remembered((text) => parseAsa(text).config.statements, MOST)

/** The configuration written like `layout`, each statement with its line; nothing when it does not fit into it. */
export function layOutAsa(
  config: AsaConfig,
  layout: string,
): { readonly text: string; readonly config: AsaConfig } | undefined {
  const made = layOut<AsaCommand>(
    { patches: PATCHES, canonical: renderAsaCommand, read },
    layout,
    read(layout),
    config.statements,
  )
  return made && { text: made.text, config: { ...config, statements: made.statements } }
}
