/** docs/building-on.md: its prose stands in it; its code, and the files that a new kind of device goes to, come from the sources. */
import { readFileSync } from 'node:fs'
import { filesOfNewKind, TOY_KIND } from './device-kind'
import { withExcerpts } from './excerpts'

export const BUILDING = 'docs/building-on.md'

const KIND = /<!-- kind -->[\s\S]*?<!-- \/kind -->/

function kindPart(): string {
  const files = filesOfNewKind().map((file) => `- \`${file}\``)
  return ['<!-- kind -->', '', '```ts', TOY_KIND, '```', '', ...files, '', '<!-- /kind -->'].join('\n')
}

export const buildingPaper = (): string => withExcerpts(readFileSync(BUILDING, 'utf8')).replace(KIND, kindPart)
