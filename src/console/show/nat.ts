/**
 * `show ip nat translations` of a router: static entries first, then what conversations made; `show ip nat statistics` as genie
 * ShowIpNatStatistics golden_output_1. Hits, misses and expired translations are not counted here and have no line.
 */
import type { Configuration, NatRule } from '../../config/index'
import { formatIp, type Ip, parseIp } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
import type { ConsoleContext } from '../types'
import { left } from './text'

const HEAD = 'Pro Inside global      Inside local       Outside local      Outside global'

export function natTranslations({ nat }: Configuration, { translations }: DeviceTables): string {
  const fixed = (nat?.rules ?? []).flatMap((rule) => {
    if (rule.kind !== 'static' || rule.to.kind !== 'address') return []
    const port = (number: number | undefined) => (number === undefined ? '' : `:${number}`)
    const global = `${formatIp(rule.to.address)}${port(rule.ports?.global)}`
    return [lineOf(rule.ports?.protocol ?? '---', global, `${formatIp(rule.local)}${port(rule.ports?.local)}`, '---')]
  })
  const made = translations.map(({ protocol, inside, outside, global = '', remote }) =>
    protocol === 'ip'
      ? lineOf('---', global, inside.replace(/:.*/, ''), '---')
      : lineOf(protocol, `${global}:${outside}`, inside, remote),
  )
  return fixed.length + made.length === 0 ? '' : [HEAD, ...fixed, ...made].join('\n')
}

const lineOf = (protocol: string, global: string, local: string, remote: string) =>
  `${left(protocol, 3)} ${left(global, 18)} ${left(local, 18)} ${left(remote, 18)} ${remote}`

export function natStatistics({ configuration, text }: ConsoleContext, tables: DeviceTables): string {
  const { nat, interfaces } = configuration
  const rules = nat?.rules ?? []
  const fixed = rules.filter((rule) => rule.kind === 'static')
  const extended =
    tables.translations.filter(({ protocol }) => protocol !== 'ip').length +
    fixed.filter(({ ports }) => ports !== undefined).length
  const made = tables.translations.length
  const named = (side: 'inside' | 'outside') =>
    interfaces.filter((item) => item.natSide === side).map(({ name }) => `  ${name}`)
  return [
    `Total active translations: ${fixed.length + made} (${fixed.length} static, ${made} dynamic; ${extended} extended)`,
    'Outside interfaces:',
    ...named('outside'),
    'Inside interfaces: ',
    ...named('inside'),
    'Dynamic mappings:',
    '-- Inside Source',
    ...rules.flatMap((rule, index) => (rule.kind === 'dynamic' ? mappingLines(rule, index + 1, text, tables) : [])),
  ].join('\n')
}

type Dynamic = Extract<NatRule, { readonly kind: 'dynamic' }>

function mappingLines(rule: Dynamic, id: number, text: string, tables: DeviceTables): readonly string[] {
  const by = `[Id: ${id}] ${rule.by === 'list' ? 'access-list' : 'route-map'} ${rule.name}`
  if (rule.to.kind === 'interface') {
    const own = tables.interfaces.find(({ name }) => name === (rule.to.kind === 'interface' ? rule.to.interface : ''))
    const address = own?.address?.ip
    const used = tables.translations.filter(({ global }) => address !== undefined && global === formatIp(address))
    return [`${by} interface ${rule.to.interface} refcount ${used.length}`]
  }
  const { first, last } = rule.to
  const held = tables.translations.flatMap(({ global }) => within(global, first, last))
  const taken = new Set(held).size
  const total = last - first + 1
  const name = /\bpool (\S+)/.exec(rule.source.text)?.[1] ?? ''
  const line = text.split('\n').find((item) => item.startsWith(`ip nat pool ${name} `)) ?? ''
  const mask = /(?:netmask|prefix-length) (\S+)/.exec(line)?.[1]
  return [
    `${by} pool ${name} refcount ${held.length}`,
    ` pool ${name}:${mask === undefined ? '' : ` netmask ${mask}`}`,
    `\tstart ${formatIp(first)} end ${formatIp(last)}`,
    `\ttype generic, total addresses ${total}, allocated ${taken} (${Math.floor((100 * taken) / total)}%)`,
  ]
}

function within(global: string | undefined, first: Ip, last: Ip): readonly Ip[] {
  const address = global === undefined ? undefined : parseIp(global)
  return address !== undefined && address >= first && address <= last ? [address] : []
}
