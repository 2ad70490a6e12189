/** The keys of a router's terminal, as a terminal sends them. */
import { describe, expect, it } from 'vitest'
import { type EditedLine, keysOf, NO_LINE, nextLine, press, replaced, typeText } from './line-editor'

function typed(...keys: readonly string[]): EditedLine {
  return keys.reduce((line, key) => press(line, key).line, NO_LINE)
}

const at = (text: string, cursor: number) => ({ text, cursor })

describe('keys', () => {
  it.each<[string, string[], { text: string; cursor: number }]>([
    ['characters', ['s', 'h'], at('sh', 2)],
    ['Backspace', ['s', 'h', '\x7f'], at('s', 1)],
    ['Ctrl-A and a character', ['b', '\x01', 'a'], at('ab', 1)],
    ['Ctrl-E', ['a', '\x01', '\x05', 'b'], at('ab', 2)],
    ['arrows', ['a', 'c', '\x1b[D', 'b', '\x1b[C'], at('abc', 3)],
    ['Ctrl-U', ['a', 'b', '\x1b[D', '\x15'], at('b', 0)],
    ['Ctrl-K', ['a', 'b', '\x1b[D', '\x0b'], at('a', 1)],
    ['Ctrl-W', [...'show ip', '\x17'], at('show ', 5)],
    ['Ctrl-D', ['a', 'b', '\x01', '\x04'], at('b', 0)],
    ['an unknown one', ['a', '\x1b[20~'], at('a', 1)],
  ])('%s', (_, keys, line) => {
    expect(typed(...keys)).toMatchObject(line)
  })
  it.each([
    ['\r', 'enter'],
    ['?', 'help'],
    ['\t', 'tab'],
    ['\x03', 'interrupt'],
    ['\x1a', 'end'],
    ['x', 'none'],
  ])('%j asks for %s', (key, event) => {
    expect(press(NO_LINE, key).event).toBe(event)
  })
})

describe('history', () => {
  const line = ['show clock', 'show version'].reduce((before, text) => nextLine(replaced(before, text)), NO_LINE)
  it('goes back and forth, and keeps what was being typed', () => {
    const up = press(typeText(line, 'sh'), '\x1b[A').line
    expect(up.text).toBe('show version')
    expect(press(up, '\x1b[A').line.text).toBe('show clock')
    expect(press(up, '\x1b[B').line.text).toBe('sh')
  })
  it('remembers no empty line, and no line twice in a row', () => {
    expect(nextLine(replaced(nextLine(line), 'show version')).history).toEqual(['show clock', 'show version'])
  })
})

describe('what a terminal sends', () => {
  it('falls apart into keys', () => {
    expect(keysOf('ab\x1b[A\x1b[1;5Dc\r')).toEqual(['a', 'b', '\x1b[A', '\x1b[1;5D', 'c', '\r'])
    expect(keysOf('é😀')).toEqual(['é', '😀'])
  })
})
