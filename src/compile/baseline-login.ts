/**
 * Lines of a management baseline that ask for a user when no user has a secret: written as they are they shut everybody
 * out, so they stand as remarks until somebody can log in.
 */

/** Local users who can log in. A server's users are none of the text. */
const USER = /^username \S+ .*\b(?:secret|password|nopassword|encrypted)\b/

export const namesUser = (line: string): boolean => USER.test(line)

const LEFT_OUT = /^! not written, as the secret \S+ is not given: username /

/** A login that is asked of somebody else than the device: its lines may let in whoever that knows. */
const ASKS_OTHERS = [
  /^aaa authentication login \S+ (?!local(?:-case)?$)/,
  /^aaa authentication \S+ console (?!LOCAL$)/,
  /^(?:radius|tacacs)(?:-server)?\b/,
  /^aaa-server\b/,
]

const ASKS_FOR_USER: Readonly<Record<'ios' | 'asa', readonly RegExp[]>> = {
  ios: [/^aaa /, /^\s+login local$/, /^\s+transport input ssh$/],
  asa: [/^aaa authentication \S+ console LOCAL$/, /^aaa authorization \S+ .*\bLOCAL\b/],
}

/** `hasUser` = what the device is told besides names one. A baseline that never named a user is left as it was written. */
export function withoutVainLogins(text: string, language: 'ios' | 'asa', hasUser: boolean): string {
  const lines = text.split('\n')
  const lost = lines.some((line) => LEFT_OUT.test(line))
  if (!lost || hasUser || lines.some(namesUser) || ASKS_OTHERS.some((asks) => lines.some((line) => asks.test(line))))
    return text
  const asks = (line: string) => ASKS_FOR_USER[language].some((pattern) => pattern.test(line))
  return lines.map((line) => (asks(line) ? remark(line) : line)).join('\n')
}

const remark = (line: string): string =>
  line.replace(
    /^(\s*)(.*)$/,
    (_, indent: string, words: string) => `${indent}! not written, as no user has a secret: ${words}`,
  )
