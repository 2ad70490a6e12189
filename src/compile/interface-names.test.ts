/** The document's list of router interfaces and the language's: what may be drawn is read back by the same name. */
import { expect, it } from 'vitest'
import { ROUTER_INTERFACES } from '../design/index'
import { parseIos } from '../ios/index'

it.each([...ROUTER_INTERFACES])('%s is read back by its own name', (kind) => {
  for (const unit of ['0', '0/1', '1/0.100', '0/0:15']) {
    const name = `${kind}${unit}`
    expect(parseIos(`interface ${name}`).config.statements[0]?.command).toEqual({ kind: 'interface', name })
  }
})
