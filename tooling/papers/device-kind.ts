/**
 * Which files the compiler names when the design gets a new kind of device: the sources are copied, the kind is declared in
 * the copy, and the compiler is asked.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const MODEL = 'src/design/model/device.ts'
const UNION = 'export type Device = '
export const TOY_KIND = `export interface VoiceGateway extends DeviceBase {
  readonly kind: 'voice-gateway'
  readonly defaultGateway: string
}`

/** Paths in the repository, in their order. Throws when the compiler has nothing to say, or of something else than the new kind. */
export function filesOfNewKind(): readonly string[] {
  const copy = mkdtempSync(join(tmpdir(), 'headend-kind-'))
  try {
    cpSync('src', join(copy, 'src'), { recursive: true, filter: (path) => !/\.test\.tsx?$/.test(path) })
    cpSync('tsconfig.json', join(copy, 'tsconfig.json'))
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    const model = readFileSync(MODEL, 'utf8')
    if (!model.includes(UNION)) throw new Error(`${MODEL} has no "${UNION}"`)
    writeFileSync(join(copy, MODEL), model.replace(UNION, `${TOY_KIND}\n\n${UNION}VoiceGateway | `))
    const { stdout } = spawnSync('node_modules/.bin/tsc', ['-p', 'tsconfig.json', '--pretty', 'false'], {
      cwd: copy,
      encoding: 'utf8',
    })
    const files = [...new Set([...stdout.matchAll(/^(src\/[^(]+)\(/gm)].map(([, file]) => file ?? ''))].sort()
    if (files.length === 0) throw new Error(`The compiler names no file for a new kind of device: ${stdout}`)
    return files
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
