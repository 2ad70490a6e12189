/** Which papers the documentation has, by who reads them, and where each stands in the site. */

export interface Chapter {
  readonly title: string
  readonly papers: readonly string[]
}

export const CHAPTERS: readonly Chapter[] = [
  { title: 'Begin', papers: ['README.md', 'examples/README.md'] },
  {
    title: 'For architects',
    papers: [
      'docs/guide.md',
      'docs/import.md',
      'docs/planning.md',
      'docs/queues.md',
      'docs/export.md',
      'docs/labs.md',
      'docs/sharing.md',
      'docs/seconds-by-release.md',
      'docs/what-is-simulated.md',
      'docs/assumptions.md',
      'docs/accessibility.md',
    ],
  },
  { title: 'For pipelines', papers: ['docs/automation.md', 'docs/scenarios.md', 'docs/formats.md', 'docs/bulk.md'] },
  {
    title: 'For who builds on it',
    papers: [
      'CONTRIBUTING.md',
      'docs/building-on.md',
      'docs/order-of-operations.md',
      'docs/trust.md',
      'bench/README.md',
      'docs/hosting.md',
      'CHANGELOG.md',
      'SECURITY.md',
      'CODE_OF_CONDUCT.md',
    ],
  },
]

export const PAPERS: readonly string[] = CHAPTERS.flatMap(({ papers }) => papers)

/** `docs/labs.md` → `labs.html`, `bench/README.md` → `bench.html`, `README.md` → `index.html`. */
export function pageOf(paper: string): string {
  if (paper === 'README.md') return 'index.html'
  const name = paper.endsWith('/README.md') ? paper.slice(0, -'/README.md'.length) : paper.replace(/^docs\//, '')
  return `${name.replace(/\.md$/, '').toLowerCase().replaceAll('/', '-')}.html`
}

/** The name of a heading in an address, as code hosts make it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/<[^>]*>|[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
