/** The documentation: every paper has its page, and every link inside the repository leads somewhere. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { anchorOf, PAPERS, pageOf } from './pages'
import { render } from './render'

describe('the documentation', () => {
  it('has every paper there is, each at its own address', () => {
    const papers = [
      ...readdirSync('.').filter((name) => name.endsWith('.md')),
      ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
    ]
    expect(papers.filter((name) => !PAPERS.includes(name))).toEqual([])
    expect(new Set(PAPERS.map(pageOf)).size).toBe(PAPERS.length)
  })

  it('has no link that leads nowhere', () => {
    const rendered = PAPERS.map((paper) => ({ paper, ...render(paper) }))
    expect(rendered.flatMap(({ html }) => html.match(/<a href="[a-z-]+\.html/g) ?? []).length).toBeGreaterThan(100)
    expect(rendered.flatMap(({ paper, dead }) => dead.map((link) => `${paper}: ${link}`))).toEqual([])
  })

  it('has no heading twice on a page, where a link would lead to the first', () => {
    const { html } = render('docs/guide.md')
    const ids = [...html.matchAll(/<h\d id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(5)
    expect(new Set(ids).size).toBe(ids.length)
    expect(anchorOf('A call, byte by `byte`')).toBe('a-call-byte-by-byte')
  })

  it('renders what stands in a paper as text, never as markup of its own', () => {
    expect(render('docs/scenarios.md').html).not.toMatch(/<script/i)
  })
})
