import { describe, expect, it } from 'vitest'
import { sectionAt } from './section'

const TEXT = 'hostname gateway-1\n!\ncrypto dynamic-map dmap 10\n set transform-set t1 t2\n reverse-route\n!\nend\n'

describe('the section of a line', () => {
  it('is the line that opens its mode', () => {
    expect(sectionAt(TEXT, 5)).toEqual({ section: ['crypto dynamic-map dmap 10'], text: 'reverse-route' })
  })
  it('is empty for a global line', () => {
    expect(sectionAt(TEXT, 3)).toEqual({ section: [], text: 'crypto dynamic-map dmap 10' })
  })
  it('is nothing for a separator or a line past the end', () => {
    expect(sectionAt(TEXT, 2)).toBeUndefined()
    expect(sectionAt(TEXT, 99)).toBeUndefined()
  })
})
