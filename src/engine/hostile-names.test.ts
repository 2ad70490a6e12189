/** Devices that are called what every object has: the network settles, is shown, asked and printed like any other. */
import { expect, it } from 'vitest'
import { type Design, parseDesignFile, renderDesignFile } from '../design/index'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { reference, settle } from '../testing/lab'

const NAMES = new Map([
  ['gateway-1', 'constructor'],
  ['gateway-2', 'toString'],
  ['soho-24', 'hasOwnProperty'],
  ['phone-24', '__proto__'],
  ['hq-phone', 'valueOf'],
])

/** The reference design under hostile names, as a file of that kind would bring it. */
function renamed(): Design {
  let text = renderDesignFile(reference())
  for (const [from, to] of NAMES) text = text.replaceAll(new RegExp(`(["/:])${from}(["/])`, 'g'), `$1${to}$2`)
  const read = parseDesignFile(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]))
  return read.design
}

it('settles and shows the same tables under every name, across the worker too', () => {
  const [plain, hostile] = [settle(reference()), settle(renamed())]
  const view = structuredClone(viewOf(hostile.network))
  const before = viewOf(plain.network)
  for (const [from, to] of NAMES) {
    const [a, b] = [lookUp(before.devices, from), lookUp(view.devices, to)]
    expect([b?.device, b?.running, b?.routes.length, b?.hsrp.length]).toEqual([
      to,
      a?.running,
      a?.routes.length,
      a?.hsrp.length,
    ])
  }
  expect(lookUp(view.devices, 'propertyIsEnumerable')).toBeUndefined()
})
