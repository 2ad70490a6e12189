import { describe, expect, it } from 'vitest'
import { notesOf } from './notes'

const CHANGELOG =
  '# Changelog\n\n## [0.3.0] - unreleased\n\n### Added\n\n- A thing.\n\n## [0.2.0] - 2026-10-01\n\n- Older.\n'

describe('the notes of a release', () => {
  it('are the section of its version, which gets its day', () => {
    expect(notesOf(CHANGELOG, '0.3.0', '2026-11-27')).toEqual({
      ok: true,
      notes: '### Added\n\n- A thing.\n',
      changelog: CHANGELOG.replace('unreleased', '2026-11-27'),
    })
  })

  it.each([
    ['0.2.0', 'CHANGELOG.md has no section "## [0.2.0] - unreleased"'],
    ['next', 'next is no version: write it as 1.2.3'],
  ])('of %s are refused', (version, problem) => {
    expect(notesOf(CHANGELOG, version, '2026-11-27')).toEqual({ ok: false, problem })
  })

  it('are refused where nothing is said', () => {
    expect(notesOf('## [1.0.0] - unreleased\n\n## [0.9.0] - 2026-01-01\n', '1.0.0', '2026-11-27')).toEqual({
      ok: false,
      problem: 'CHANGELOG.md says nothing of 1.0.0',
    })
  })
})
