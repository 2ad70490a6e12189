/** Colours for a line of configuration, as ranges: data for whoever draws it. */

export type TokenKind = 'keyword' | 'negation' | 'name' | 'address' | 'number' | 'interface' | 'comment'

export interface Token {
  readonly from: number
  readonly to: number
  readonly kind: TokenKind
}

const INTERFACE = /^(?:Fast|Gigabit|TenGigabit)?Ethernet\d|^Loopback\d|^(?:Fa|Gi|Lo|Et)\d/i

/** Tokens of one line, in order. */
export function highlightTokens(line: string): readonly Token[] {
  if (/^\s*[!:]/.test(line)) return [{ from: 0, to: line.length, kind: 'comment' }]
  const words = [...line.matchAll(/\S+/g)]
  return words.map((match, index) => ({
    from: match.index,
    to: match.index + match[0].length,
    kind: kindOf(match[0], index, words[0]?.[0] ?? ''),
  }))
}

function kindOf(word: string, index: number, first: string): TokenKind {
  if (index === 0) return word === 'no' ? 'negation' : 'keyword'
  if (/^\d+\.\d+\.\d+\.\d+$/.test(word)) return 'address'
  if (INTERFACE.test(word)) return 'interface'
  if (/^\d+$/.test(word)) return 'number'
  return index === 1 || (index === 2 && (first === 'crypto' || first === 'no' || first === 'ip')) ? 'keyword' : 'name'
}
