/**
 * `show key chain`, as genie ShowKeyChain golden_output1. The times in which a key is taken and sent are printed from its
 * lines; the secret is printed as the device prints it, in clear, and so is a matter for privileged mode.
 */
import type { TimeSpan } from '../../config/index'
import type { ConsoleContext } from '../types'
import { sectionLines } from './running-config'

export function keyChains(context: ConsoleContext, only?: string): string {
  const chains = (context.configuration.keyChains ?? []).filter(({ name }) => only === undefined || name === only)
  return chains
    .flatMap((chain) => [
      `Key-chain ${chain.name}:`,
      ...chain.keys.flatMap((key) => [
        `    key ${key.id} -- text "${key.text}"`,
        `        accept lifetime ${lifetime(context, chain.name, key.id, 'accept')}${validity(key.accept, key.accepts)}`,
        `        send lifetime ${lifetime(context, chain.name, key.id, 'send')}${validity(key.send, key.sends)}`,
      ]),
    ])
    .join('\n')
}

/** Of a key with a time, where the clock tells. */
const validity = (told: TimeSpan | undefined, stands: boolean | undefined) => (told && stands ? ' [valid now]' : '')

const ALWAYS = '(always valid) - (always valid) [valid now]'

function lifetime(context: ConsoleContext, chain: string, id: number, way: string): string {
  const lines = sectionLines(context.text, (line) => line === `key chain ${chain}`)
  const at = lines.findIndex((line) => line.trim() === `key ${id}`)
  const own = lines.slice(at + 1)
  const end = own.findIndex((line) => /^\s*key \d+$/.test(line))
  const told = own.slice(0, end < 0 ? own.length : end).find((line) => line.trim().startsWith(`${way}-lifetime `))
  if (told === undefined) return ALWAYS
  const words = told.trim().replace(/^\S+ (?:local )?/, '')
  const [, from = words, to = 'infinite'] = /^(\S+ \S+ \S+ \S+) (.+)$/.exec(words) ?? []
  return `(${from}) - (${to})`
}
