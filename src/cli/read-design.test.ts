/** Whatever is read, in whatever encoding and of whatever size: whole, or refused in a sentence. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readText } from './read-design'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))
const written = (name: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

it.each([
  ['latin-1', Buffer.from('name,Café Zürich\r\n', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffname,Café Zürich\r\n', 'utf16le')],
  ['UTF-8 with a mark', Buffer.from('\ufeffname,Café Zürich\r\n')],
])('no character of a file in %s is replaced', (name, bytes) => {
  expect(readText(written(name, bytes))).toBe('name,Café Zürich\r\n')
})

it.runIf(existsSync('/dev/zero'))('what never ends is not read for ever', () => {
  expect(() => readText('/dev/zero')).toThrow(/^\/dev\/zero is larger than 200 MB: no design or configuration is/)
})

it('a folder and a missing file are told apart', () => {
  expect(() => readText(folder)).toThrow('it is a folder')
  expect(() => readText(join(folder, 'nothing'))).toThrow('there is no such file')
})
