import { describe, expect, it } from 'vitest'
import { fileStem } from './download'

describe('a file named after a design', () => {
  it('joins the words of the name by hyphens', () => {
    expect(fileStem('SRND Figure C-1')).toBe('srnd-figure-c-1')
    expect(fileStem('Bürohaus Zürich')).toBe('bürohaus-zürich')
  })

  it('holds nothing a file system would take for a path', () => {
    expect(fileStem('../a/b\\c: *?"<>|')).toBe('a-b-c')
  })

  it('is never empty', () => {
    for (const name of ['', '  ', '///']) expect(fileStem(name)).toBe('design')
  })
})
