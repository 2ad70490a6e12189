/** The policy that is documented is the one that is sent; licences are found by the files of a build. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { licenceText, packageFolder, readPackage } from './licences'
import { HEADERS, META_POLICY } from './policy'

describe('the security policy', () => {
  it('stands in the hosting notes and the image as it is sent, header by header', () => {
    for (const file of ['docs/hosting.md', 'tooling/hosting/headers.conf']) {
      const notes = readFileSync(file, 'utf8')
      const missing = Object.entries(HEADERS).filter(
        ([name, value]) => !notes.includes(`add_header ${name} "${value}"`),
      )
      expect(missing, file).toEqual([])
    }
    expect(Object.keys(HEADERS)).toHaveLength(4)
  })
  it('allows no other server, no inline script, and no text as a script', () => {
    expect(META_POLICY).toContain("default-src 'none'")
    expect(META_POLICY).toContain("require-trusted-types-for 'script'")
    expect(META_POLICY).not.toMatch(/https?:|\*|script-src[^;]*unsafe/)
  })
})

describe('licences', () => {
  it.each([
    ['/x/node_modules/react/index.js', '/x/node_modules/react'],
    ['\0/x/node_modules/@xyflow/react/dist/a.js?commonjs', '/x/node_modules/@xyflow/react'],
    ['/x/node_modules/a/node_modules/b/b.js', '/x/node_modules/a/node_modules/b'],
    ['/x/src/main.tsx', undefined],
  ])('%j is of %s', (module, folder) => {
    expect(packageFolder(module)).toBe(folder)
  })
  it('are the packages own texts, ours first', () => {
    const text = licenceText('MIT License of ours', [
      readPackage('node_modules/react'),
      readPackage('node_modules/fflate'),
    ])
    expect(text).toMatch(
      /^Headend\n\nMIT License of ours\n\n-+\n\nfflate \S+ \(MIT\)\n\nMIT License[\s\S]*\nreact \S+ \(MIT\)/,
    )
  })
})
