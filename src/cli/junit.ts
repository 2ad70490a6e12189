/** A JUnit report, in the form that Jenkins, GitLab and GitHub's test reporters read (the schema of Apache Ant's JUnit task). */

/** What was held, and how it came out. */
export interface CheckedCase {
  /** What the cases of one kind have in common, as `sites`. */
  readonly group: string
  readonly name: string
  /** `not known`: it hangs on something that is not simulated; the report has it as skipped. */
  readonly result: 'met' | 'failed' | 'not known'
  /** Why it failed or is not known; of what was met, a remark. */
  readonly message?: string
}

export function junit(suite: string, cases: readonly CheckedCase[]): string {
  const count = (result: CheckedCase['result']) => cases.filter((item) => item.result === result).length
  const counts = `tests="${cases.length}" failures="${count('failed')}" skipped="${count('not known')}" errors="0"`
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites ${counts}>
<testsuite name="${escaped(suite)}" ${counts}>
${cases.map(testCase).join('')}</testsuite>
</testsuites>
`
}

function testCase({ group, name, result, message }: CheckedCase): string {
  return `<testcase classname="${escaped(group)}" name="${escaped(name)}">${outcome(result, escaped(message ?? ''))}</testcase>\n`
}

function outcome(result: CheckedCase['result'], message: string): string {
  switch (result) {
    case 'met':
      return message === '' ? '' : `<system-out>${message}</system-out>`
    case 'failed':
      return `<failure message="${message}">${message}</failure>`
    case 'not known':
      return `<skipped message="${message}"/>`
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  ['\n', '&#10;'],
  ['\t', '&#9;'],
])

/** Names come from outside: what XML 1.0 cannot hold becomes a question mark. */
function escaped(text: string): string {
  return [...text].map((sign) => ENTITIES.get(sign) ?? (isXml(sign) ? sign : '?')).join('')
}

function isXml(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  return code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}
