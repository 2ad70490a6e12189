/** Panels load when they are first shown, and their styles stay: a class that two of them mean differently changes both. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const UI = join(import.meta.dirname, '..')

/** Styles of one thing in more than one file, always loaded together or in the same sense. */
const ONE_THING = new Set(['.bar', '.cable-end', '.inspector', '.overlay', '.rail', '.shell', '.watched-way'])

const bareClasses = (css: string) =>
  css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .split(/[{}]/)
    .flatMap((part) => part.split(','))
    .map((selector) => selector.trim())
    .filter((selector) => /^\.[a-zA-Z][\w-]*$/.test(selector))

it('no class is styled by two panels', () => {
  const homes = new Map<string, Set<string>>()
  for (const file of readdirSync(UI, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))) {
    for (const name of bareClasses(readFileSync(join(UI, file), 'utf8')))
      homes.set(name, (homes.get(name) ?? new Set()).add(file))
  }
  expect(homes.size).toBeGreaterThan(150)
  const shared = [...homes].filter(([name, files]) => files.size > 1 && !ONE_THING.has(name))
  expect(shared).toEqual([])
})
