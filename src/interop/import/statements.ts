/** Looking things up in a parsed configuration: what stands, without what a `no` took away. */
import type { AsaCommand, AsaStatement } from '../../asa/index'
import type { Command, Statement } from '../../ios/index'
import { ip, lengthOfMask, parseIp } from '../../net/index'

type IosOf<K extends Command['kind']> = Extract<Command, { readonly kind: K }>
type AsaOf<K extends AsaCommand['kind']> = Extract<AsaCommand, { readonly kind: K }>

export interface Section<K extends Command['kind']> {
  readonly command: IosOf<K>
  readonly children: readonly Statement[]
  readonly line: number
}

export function sections<K extends Command['kind']>(items: readonly Statement[], kind: K): readonly Section<K>[] {
  return items.flatMap((item) =>
    item.command.kind === kind && !item.negated
      ? [{ command: item.command as IosOf<K>, children: item.children, line: item.line }]
      : [],
  )
}

export function commands<K extends Command['kind']>(items: readonly Statement[], kind: K): readonly IosOf<K>[] {
  return sections(items, kind).map((item) => item.command)
}

/** The last of a kind: later lines replace earlier ones. */
export function last<K extends Command['kind']>(items: readonly Statement[], kind: K): IosOf<K> | undefined {
  return commands(items, kind).at(-1)
}

export function hasCommand(items: readonly Statement[], kind: Command['kind'], negated = false): boolean {
  return items.some((item) => item.command.kind === kind && item.negated === negated)
}

export function asaCommands<K extends AsaCommand['kind']>(
  items: readonly AsaStatement[],
  kind: K,
): readonly AsaOf<K>[] {
  return items.flatMap((item) => (item.command.kind === kind && !item.negated ? [item.command as AsaOf<K>] : []))
}

/** `10.81.0.3` and `255.255.255.248` → `10.81.0.3/29`; nothing when they are no address and mask. */
export function addressText(address: string, mask: string): string | undefined {
  const length = parseIp(address) === undefined || parseIp(mask) === undefined ? undefined : lengthOfMask(ip(mask))
  return length === undefined ? undefined : `${address}/${length}`
}
