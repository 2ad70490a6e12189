/**
 * Reads what the files below `src` import: every spelling, types included, with the parser that also builds the
 * page. It says where each import leads; whether it may is for rules.ts.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'missing'; readonly name: string }

export interface Import {
  /** The file that imports, from the folder that holds `src`, with slashes: `src/net/flow.ts`. */
  readonly from: string
  readonly to: Target
  /** Written `import('...')` in an expression: loaded later, if at all. */
  readonly lazy: boolean
}

/** All imports of the files below `<folder>/src`. Throws when a file cannot be parsed. */
export function readImports(folder: string): readonly Import[] {
  const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
  return files
    .map((file) => posix.join('src', file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file))
    .sort()
    .flatMap((file) => importsOf(folder, file))
}

function importsOf(folder: string, file: string): readonly Import[] {
  const text = readFileSync(join(folder, file), 'utf8')
  const { module, program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}. Correct its syntax.`)
  const types: string[] = []
  new Visitor({ TSImportType: (node) => void types.push(node.source.value) }).visit(program)
  const now = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...types,
  ]
  const later = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1))
  return [
    ...[...new Set(now)].map((name) => ({ from: file, to: resolve(folder, file, name), lazy: false })),
    ...[...new Set(later)].map((name) => ({ from: file, to: resolve(folder, file, name), lazy: true })),
  ]
}

function resolve(folder: string, from: string, spelled: string): Target {
  const name = spelled.replace(/\?.*$/, '')
  if (name.startsWith('.')) return resolveFile(folder, posix.join(dirname(from), name))
  if (name.startsWith('node:') || builtinModules.includes(name)) return { kind: 'builtin', name }
  return { kind: 'package', name: name.split('/', name.startsWith('@') ? 2 : 1).join('/') }
}

function resolveFile(folder: string, path: string): Target {
  const found = [path, `${path}.ts`, `${path}.tsx`].find((each) => {
    const full = join(folder, each)
    return existsSync(full) && statSync(full).isFile()
  })
  return found === undefined ? { kind: 'missing', name: path } : { kind: 'file', path: found }
}
