/** `npm run licences`: every package that is installed, with its licence; fails when one is not free. */
import { readFileSync } from 'node:fs'
import { BUNDLED } from './architecture/layers'

interface Installed {
  readonly version?: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

interface Lock {
  readonly packages: Readonly<Record<string, Installed>>
}

/** Licences under which a program of any licence may be built and shipped; with OR one of them is enough. */
const FREE =
  /^(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MPL-2\.0|CC-BY-4\.0)$/

const isFree = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((choice) => choice.split(/ AND /).every((each) => FREE.test(each.trim())))

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

/** What builds put into their files, with all that it needs. */
const shipped = new Set<string>()
const ship = (name: string): void => {
  if (shipped.has(name)) return
  shipped.add(name)
  for (const needed of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) ship(needed)
}
for (const name of BUNDLED) ship(name)

const rows = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, { version = '', license = 'not stated' }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name, version, licence: license, use: shipped.has(name) ? 'shipped' : 'tools' }
  })
  .sort((a, b) => (a.use === b.use ? (a.name < b.name ? -1 : 1) : a.use < b.use ? -1 : 1))
for (const { name, version, licence, use } of rows) console.log(`${use}\t${licence}\t${name} ${version}`)
const others = rows.filter(({ licence }) => !isFree(licence))
for (const { name, licence } of others) console.error(`${name}: ${licence} is not among the free licences`)
process.exitCode = others.length > 0 ? 1 : 0
