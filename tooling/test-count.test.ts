import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readBrowserReport, readUnitReport } from './test-count'

const folder = mkdtempSync(join(tmpdir(), 'headend-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function report(value: unknown): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(value))
  return file
}

it('counts a test file that could not be run as a failure', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const wrong = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  const file = report({ numPassedTests: 7, numFailedTests: 1, testResults: [broken, wrong] })
  expect(readUnitReport(file)).toEqual({ passed: 7, failed: 2 })
})

it('counts a browser test that passed the second time as passed', () => {
  const file = report({ stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } })
  expect(readBrowserReport(file)).toEqual({ passed: 5, failed: 2 })
})

it('counts nothing where no report was written', () => {
  expect(readUnitReport(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 0 })
})
