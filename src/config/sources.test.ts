/** What the page shows as a source is a document that its reader can look for, or says that none fixes it. */
import { describe, expect, it } from 'vitest'
import { PARAMETER_INFO } from './parameter-info'

describe('sources', () => {
  it('are named in every parameter, and never by the name of our own notes', () => {
    const sources = Object.values(PARAMETER_INFO).map(({ source }) => source)
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.filter((source) => source.trim() === '' || /FACTS|SEED/.test(source))).toEqual([])
  })
})
