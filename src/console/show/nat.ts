/** `show ip nat translations` of a router: static entries first, then what conversations made. */
import type { Configuration } from '../../config/index'
import { formatIp } from '../../net/index'
import type { DeviceTables } from '../../sim/index'
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
