/** The commands of a firewall's text by their kind. */
import type { AsaCommand, AsaStatement } from '../../asa/index'

type AsaOf<K extends AsaCommand['kind']> = Extract<AsaCommand, { readonly kind: K }>

export function asaCommands<K extends AsaCommand['kind']>(
  items: readonly AsaStatement[],
  kind: K,
): readonly AsaOf<K>[] {
  return items.flatMap((item) => (item.command.kind === kind && !item.negated ? [item.command as AsaOf<K>] : []))
}
