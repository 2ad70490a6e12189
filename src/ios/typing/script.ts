/** From one router's configuration to another: the lines to type. */
import { IOS } from '../commands/all'
import { saidVersion } from '../silent'
import type { IosConfig } from '../statement'
import { type ChangeScript, scriptOf } from '../syntax/script'

const script = scriptOf(IOS)

/** The lines that make `from` into `to`; the rollback is the script from `to` to `from`. */
export function changeScript(from: IosConfig, to: IosConfig): ChangeScript {
  return script(from.statements, to.statements, saidVersion(from.statements))
}
