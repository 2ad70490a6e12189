import { expect, it } from 'vitest'
import { builtIn, edited } from '../../design/testing/designs'
import { failureReport } from './failure-report'

it('the report of a failure has the design without its keys', () => {
  const plain = builtIn('srnd-figure-c1')
  const design = edited(
    plain,
    { kind: 'set-vpn', vpn: { ...plain.vpn, credentials: { kind: 'pre-shared-key', key: 'Taint1Z' } } },
    {
      kind: 'set-patch',
      name: 'gateway-1',
      patch: { delete: [], insert: [{ section: [], text: 'enable secret 0 Taint2Z' }] },
    },
  )
  const failure = { what: 'it', message: 'what gateway-1 prints for "cry isa key Taint3Z addr 1.2.3.4"', trace: 'at x' }
  const report = failureReport(failure, design, 'a browser')
  expect(report).toContain('"gateway-1"')
  expect(report).toContain('••••••••')
  expect(report).not.toMatch(/Taint\dZ/)
})
