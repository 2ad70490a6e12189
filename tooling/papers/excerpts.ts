/**
 * Code in a paper is taken from a file that tests run: below `<!-- code: FILE -->`, or `<!-- code: FILE#REGION -->` for what stands
 * between `// #region` and `// #endregion`, the block of code is written anew.
 */
import { readFileSync } from 'node:fs'

const PLACE = /<!-- code: ([^ #]+)(?:#([\w-]+))? -->\n+```ts\n[\s\S]*?```/g

/** The paper with each of its excerpts as the file has it. Throws for a region that is not there. */
export const withExcerpts = (paper: string): string =>
  paper.replace(PLACE, (_block, file: string, region: string | undefined) => {
    const code = excerpt(readFileSync(file, 'utf8'), region, file)
    return `<!-- code: ${file}${region === undefined ? '' : `#${region}`} -->\n\n\`\`\`ts\n${code}\n\`\`\``
  })

/** A region without the indentation that all of its lines have. */
export function excerpt(text: string, region: string | undefined, file: string): string {
  const found = region === undefined ? text : between(text.split('\n'), region)?.join('\n')
  if (found === undefined) throw new Error(`${file} has no region ${region}`)
  const lines = found.trimEnd().split('\n')
  const indented = Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(indented)).join('\n')
}

function between(lines: readonly string[], region: string): readonly string[] | undefined {
  const from = lines.findIndex((line) => line.trim() === `// #region ${region}`)
  const length = lines.slice(from + 1).findIndex((line) => line.trim() === '// #endregion')
  return from < 0 || length < 0 ? undefined : lines.slice(from + 1, from + 1 + length)
}
