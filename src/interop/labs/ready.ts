/** A text as a box starts with it: ports that nothing shuts are open, which some boxes want to be told. */
import type { LabNode } from './types'

export function ready({ text, ports }: Pick<LabNode, 'text' | 'ports'>): string {
  const own = new Set(ports.map(({ lab }) => lab))
  const lines = text.split('\n')
  const out: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    out.push(line)
    const [, port = ''] = /^interface (\S+)$/.exec(line) ?? []
    if (own.has(port) && !isShut(lines, at)) out.push(' no shutdown')
  }
  return out.join('\n')
}

/** Whether the section that begins at a line speaks of shutdown itself. */
function isShut(lines: readonly string[], at: number): boolean {
  for (let next = at + 1; next < lines.length && /^\s/.test(lines[next] ?? ''); next++)
    if (/^\s*(?:no )?shutdown$/.test(lines[next] ?? '')) return true
  return false
}
