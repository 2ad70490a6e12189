/**
 * What is copied as text: `{ format, version, devices, links }`, so that it goes between tabs, designs and people by any
 * clipboard. A whole saved design is read too, as all of its devices.
 */
import * as v from 'valibot'
import type { Clip } from '../edit/clip'
import { deviceSchema, linkSchema } from '../model/schema'
import { FILE_FORMAT, isRecord } from './file'
import { FILE_VERSION, migrate } from './migrations'
import { inOrder } from './order'
import { problemsOf } from './problems'

const CLIP_FORMAT = 'headend-clip'

/** Texts longer than this are not looked at. */
const MAX_CLIP_CHARACTERS = 20_000_000

const clipSchema = v.object({
  devices: v.pipe(v.array(deviceSchema), v.maxLength(20_000)),
  links: v.pipe(v.array(linkSchema), v.maxLength(40_000)),
})

export type ReadClip =
  | { readonly kind: 'clip'; readonly clip: Clip }
  /** It is ours and cannot be read: why. */
  | { readonly kind: 'broken'; readonly problem: string }
  /** It is some other text. */
  | { readonly kind: 'other' }

export function renderClip(clip: Clip): string {
  return `${JSON.stringify({ format: CLIP_FORMAT, version: FILE_VERSION, ...clip }, inOrder, 2)}\n`
}

export function parseClip(text: string): ReadClip {
  const file = text.length > MAX_CLIP_CHARACTERS || !/^\s*\{/.test(text) ? undefined : readJson(text)
  if (!isRecord(file) || (file.format !== CLIP_FORMAT && file.format !== FILE_FORMAT)) return { kind: 'other' }
  const { version } = file
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return broken('its version is no whole number')
  if (version > FILE_VERSION)
    return broken(`it was copied from a newer Headend (version ${version}; this one reads up to ${FILE_VERSION})`)
  const whole = file.format === FILE_FORMAT ? file.design : { devices: file.devices, links: file.links }
  if (!isRecord(whole)) return broken('the design is missing')
  const moved = migrate(whole, version)
  const result = v.safeParse(clipSchema, moved)
  if (result.success) return { kind: 'clip', clip: result.output }
  const [first] = problemsOf(result.issues, moved)
  return broken(first ? `${first.path}: ${first.problem}` : 'it does not fit')
}

const broken = (why: string): ReadClip => ({ kind: 'broken', problem: `The copied text cannot be pasted: ${why}.` })

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
