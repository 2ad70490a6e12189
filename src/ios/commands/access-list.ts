/** Declarations: access lists. The grammar of their entries is in access-entry.ts. */
import { readEntry, writeEntry } from './access-entry'
import { declare, line } from './declare'

const within = (number: number, first: number, last: number) => number >= first && number <= last

/** What the number of an IP list says of its entries; other numbers are of other protocols. */
export function numberedType(number: number): 'standard' | 'extended' | undefined {
  if (within(number, 1, 99) || within(number, 1300, 1999)) return 'standard'
  return within(number, 100, 199) || within(number, 2000, 2699) ? 'extended' : undefined
}

export const ACCESS_LIST = [
  declare(
    'access-list',
    'global',
    'access-list <number:int> <entry:rest>',
    (a) => {
      const number = a.number('number')
      const type = numberedType(number)
      if (!type) return `${number} is no number of an IP access-list: 1-199 and 1300-2699 are`
      if (!a.has('entry')) return { number, entry: { kind: 'whole' } as const }
      const entry = readEntry(a.text('entry'), type)
      return typeof entry === 'string' ? entry : { number, entry }
    },
    (c) => line('access-list', c.number, writeEntry(c.entry)),
    { bare: 'access-list <number:int>' },
  ),
  declare(
    'ip-access-list',
    'global',
    'ip access-list <type:standard|extended> <name:word>',
    (a) => ({ type: a.text('type') as 'standard' | 'extended', name: a.text('name') }),
    (c) => `ip access-list ${c.type} ${c.name}`,
    { opens: 'access-list' },
  ),
  declare(
    'ip-inspect-name',
    'global',
    'ip inspect name <name:word> <protocol:word> [timeout <seconds:int>]',
    (a) => ({
      name: a.text('name'),
      protocol: a.text('protocol'),
      ...(a.has('seconds') ? { timeoutSeconds: a.number('seconds') } : {}),
    }),
    (c) => line('ip inspect name', c.name, c.protocol, c.timeoutSeconds !== undefined && `timeout ${c.timeoutSeconds}`),
  ),
  ...(['permit', 'deny', 'remark', 'evaluate', 'dynamic'] as const).map((word) =>
    declare(
      'access-entry',
      'access-list',
      `[<sequence:int>] ${word} <entry:rest>`,
      (a) => {
        const text = `${word} ${a.text('entry')}`
        const extended = readEntry(text, 'extended')
        const entry = typeof extended === 'string' ? readEntry(text, 'standard') : extended
        return typeof entry === 'string' ? entry : { entry, ...a.optionalNumber('sequence') }
      },
      (c) => line(c.sequence, writeEntry(c.entry)),
    ),
  ),
]
