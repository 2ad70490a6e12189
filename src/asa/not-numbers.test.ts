/** What should be a number and is none is kept as it stands: a line never becomes another. */
import { expect, it } from 'vitest'
import { parseIos, renderIos } from '../ios/index'
import { parseAsa, renderAsa } from './index'

it.each([
  'access-list 101 permit tcp any any reflect X timeout abc',
  'access-list 101 dynamic D timeout abc permit ip any any',
  'access-list 101 dynamic D timeout permit ip any any',
])('%s', (line) => {
  const { config, diagnostics } = parseIos(`hostname r\n${line}\n`)
  expect(renderIos(config).split('\n')).toContain(line)
  expect(diagnostics).not.toHaveLength(0)
})

it.each(['nameif 1 RRI t1', 'nameif ethernet1 inside security101', 'nameif ethernet1 inside high'])(
  'PIX: %s',
  (line) => {
    const { config, diagnostics } = parseAsa(`${line}\nnameif ethernet0 outside security0\n`)
    expect(renderAsa(config).split('\n')).toEqual(expect.arrayContaining([line, 'nameif ethernet0 outside security0']))
    expect(diagnostics).not.toHaveLength(0)
  },
)
