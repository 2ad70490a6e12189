/** Opens a built-in design. They load when the first one is asked for. */
import { REFERENCE_DESIGNS } from '../../design/index'
import { openDesign } from '../../store/index'

export function openReference(name: string): void {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (found) openDesign(found.build())
}
