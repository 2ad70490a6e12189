/** Which release has what, at the releases on both sides of each change (FACTS sections 2 and 5). */
import { describe, expect, it } from 'vitest'
import { releaseDefaults } from './release'

describe('NAT traversal, from 12.2(13)T', () => {
  it.each([
    ['12.1', false],
    ['12.2', false],
    ['12.2(11)T', false],
    ['12.2(13)', false],
    ['12.2(13)T', true],
    ['12.2(15)T9', true],
    ['12.3', true],
    ['15.9', true],
    ['17.3', true],
  ])('%s: %s', (release, expected) => {
    expect(releaseDefaults(release).natTraversal).toBe(expected)
  })
})

describe('the input list after decryption, until 12.3(8)T', () => {
  it.each([
    ['12.2(15)T', true],
    ['12.3', true],
    ['12.3(7)T', true],
    ['12.3(8)T', false],
    ['12.3(14)T', false],
    ['12.4', false],
  ])('%s: %s', (release, expected) => {
    expect(releaseDefaults(release).filtersDecrypted).toBe(expected)
  })
})

describe('the other changes', () => {
  it.each([
    ['12.3(4)T', 'ca', true],
    ['12.3(7)T', 'pki', true],
    ['12.4(15)T', 'pki', true],
    ['15.0(1)M', 'pki', false],
  ])('%s: crypto %s, auto-summary %s', (release, word, summary) => {
    const { trustpointWord, autoSummary } = releaseDefaults(release)
    expect([trustpointWord, autoSummary]).toEqual([word, summary])
  })
  it.each(['', 'asa-9.1', 'x'])('%j, which is no release of IOS, is taken for the one of SEED', (text) => {
    expect({ ...releaseDefaults(text), release: '' }).toEqual({ ...releaseDefaults('12.2(11)T'), release: '' })
  })
})
