/** Holds the imports of a folder's `src` against the rules. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findCircles } from './circles'
import { type Import, readImports } from './imports'
import { BUNDLED } from './layers'
import { rulesFor } from './rules'

export interface Broken {
  readonly rule: string
  readonly from: string
  /** What the import leads to; for a circle, the rest of the way round. */
  readonly to: string
  readonly remedy: string
}

export interface Reading {
  readonly imports: number
  readonly broken: readonly Broken[]
}

export const CIRCLE_RULE = 'no-circle'
const CIRCLE_REMEDY =
  'Files import each other in a circle, types included. Move what both need to a third file below them.'

/** Checks `<folder>/src`. Throws when nothing could be read there, lest silence pass for soundness. */
export function readHouse(folder: string): Reading {
  const imports = readImports(folder)
  if (imports.length === 0) throw new Error(`No import was read below ${folder}/src: is this the right folder?`)
  return { imports: imports.length, broken: [...brokenImports(folder, imports), ...brokenCircles(imports)] }
}

function brokenImports(folder: string, imports: readonly Import[]): readonly Broken[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const rules = rulesFor({
    product: BUNDLED.filter((name) => declared.includes(name)),
    tools: declared.filter((name) => !BUNDLED.includes(name)),
  })
  return imports.flatMap((link) =>
    rules
      .filter((rule) => rule.breaks(link))
      .map(({ name, remedy }) => ({
        rule: name,
        from: link.from,
        to: link.to.kind === 'file' ? link.to.path : link.to.name,
        remedy,
      })),
  )
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

function brokenCircles(imports: readonly Import[]): readonly Broken[] {
  return findCircles(imports).map(([first = '', ...rest]) => ({
    rule: CIRCLE_RULE,
    from: first,
    to: [...rest, first].join(' -> '),
    remedy: CIRCLE_REMEDY,
  }))
}
