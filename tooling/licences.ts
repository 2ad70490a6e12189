/** `npm run licences`: every package that is installed, with its licence; fails when one is not free. */
import { readFileSync } from 'node:fs'

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >
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
const rows = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, { version = '', license = 'not stated', dev }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    licence: license,
    use: dev ? 'tools' : 'shipped',
  }))
  .sort((a, b) => (a.use === b.use ? (a.name < b.name ? -1 : 1) : a.use < b.use ? -1 : 1))
for (const { name, version, licence, use } of rows) console.log(`${use}\t${licence}\t${name} ${version}`)
const others = rows.filter(({ licence }) => !isFree(licence))
for (const { name, licence } of others) console.error(`${name}: ${licence} is not among the free licences`)
process.exitCode = others.length > 0 ? 1 : 0
