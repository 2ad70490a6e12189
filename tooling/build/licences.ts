/** The licence texts of the packages that a build contains, found by the files that went into it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface Package {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//

/** Folder of the package that a module is of; nothing for the product's own. */
export function packageFolder(module: string): string | undefined {
  return PACKAGE.exec(module.replace(/^\0/, '').replaceAll('\\', '/'))?.[1]
}

export function readPackage(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const file = readdirSync(folder).find((item) => /^(licen[cs]e|copying)/i.test(item))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  return { name, version, licence: license ?? 'not stated', text }
}

/** One text for people: Headend's own licence first, then each package with its own. */
export function licenceText(own: string, packages: readonly Package[]): string {
  const parts = [...packages]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`)
  return `${[`Headend\n\n${own.trim()}`, ...parts].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`
}

/** Gathers what page and worker are made of; the page's build writes `licences.txt`. */
export function licences(): { readonly collect: () => Plugin; readonly write: Plugin } {
  const folders = new Set<string>()
  const note = (modules: Iterable<string>) => {
    for (const module of modules) {
      const folder = packageFolder(module)
      if (folder !== undefined) folders.add(folder)
    }
  }
  return {
    collect: () => ({
      name: 'note-packages',
      generateBundle(_options, bundle) {
        for (const item of Object.values(bundle)) if (item.type === 'chunk') note(item.moduleIds)
      },
    }),
    write: {
      name: 'write-licences',
      generateBundle(_options, bundle) {
        for (const item of Object.values(bundle)) if (item.type === 'chunk') note(item.moduleIds)
        const source = licenceText(readFileSync('LICENSE', 'utf8'), [...folders].map(readPackage))
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source })
      },
    },
  }
}
