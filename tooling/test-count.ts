/** How many tests passed and failed, from the JSON reports of Vitest and Playwright. */
import { existsSync, readFileSync } from 'node:fs'

export interface Count {
  readonly passed: number
  readonly failed: number
}

export const count = (passed: number, failed: number): Count => ({ passed, failed })
export const sum = (a: Count, b: Count): Count => count(a.passed + b.passed, a.failed + b.failed)

/** Vitest's report; a file that could not be run at all counts as one failure. */
export function readUnitReport(file: string): Count {
  const report = read<UnitReport>(file)
  if (report === undefined) return count(0, 0)
  const broken = report.testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0)
  return count(report.numPassedTests, report.numFailedTests + broken.length)
}

/** Playwright's report; a test that passed when tried again has passed. */
export function readBrowserReport(file: string): Count {
  const report = read<BrowserReport>(file)
  return report === undefined ? count(0, 0) : count(report.stats.expected + report.stats.flaky, report.stats.unexpected)
}

/** A report that is a count itself. */
export const readCount = (file: string): Count => read<Count>(file) ?? count(0, 0)

interface UnitReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

interface BrowserReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
}

function read<Report>(file: string): Report | undefined {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
