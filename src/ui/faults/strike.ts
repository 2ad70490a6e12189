/** Strikes what was chosen in a menu. */
import { strikeNow } from '../../store/index'
import type { FaultChoice } from './choices'

export function strikeChoice(choice: FaultChoice, target: string): void {
  strikeNow(`${choice.title}, ${target}`, choice.faults, choice.restoreAfter)
}
