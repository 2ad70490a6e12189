/**
 * What is kept of a design. Records come from the disk, where anything may have happened to them: each is looked at
 * before it is believed, and what cannot be believed is still listed and can be saved as it is.
 */
import type { Design } from '../../design/index'
import { type Picture, pictureOf } from '../../drawing/index'

/** The design itself, as its file is written. */
export interface DesignRecord {
  readonly id: string
  /** Rises with every write. */
  readonly seq: number
  readonly text: string
  /** The file it was last saved to or opened from, and the number that it had then. */
  readonly file?: { readonly name: string; readonly seq: number }
}

/** What the list shows of a design. */
export interface Card {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly changedAt: number
  readonly devices: number
  readonly sites: number
  /** Absent in cards of an earlier page. */
  readonly headEnds?: number
  readonly picture: Picture
  /** When it was deleted; it can still be brought back. */
  readonly deletedAt?: number
}

/** A design of the list: its card, or why there is none that can be believed. */
export interface Listed {
  readonly id: string
  readonly name: string
  readonly changedAt: number
  readonly deletedAt?: number
  readonly card?: Card
}

export interface VersionHead {
  readonly id: string
  readonly at: number
  /** Absent = kept by itself. */
  readonly name?: string
  /** What differs from the version before it. */
  readonly changes: readonly string[]
  /** What the changes brought by the simulation: ways, outages, lines; absent = it was not asked yet. */
  readonly effects?: readonly string[]
}

export function cardOf(id: string, design: Design, changedAt: number): Card {
  return {
    id,
    name: design.name,
    changedAt,
    devices: design.devices.length,
    sites: design.devices.filter((device) => device.kind === 'soho').length,
    headEnds: design.devices.filter((device) => device.kind === 'head-end').length,
    picture: pictureOf(design),
  }
}

type Fields = ReadonlyMap<string, unknown>

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined

const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
/** Milliseconds that are a date. */
const isTime = (value: unknown): value is number => isNumber(value) && Math.abs(value) <= 8.64e15

export function designRecord(value: unknown): DesignRecord | undefined {
  const fields = fieldsOf(value)
  const [id, seq, text] = [fields?.get('id'), fields?.get('seq'), fields?.get('text')]
  if (!isText(id) || !isNumber(seq) || !isText(text)) return undefined
  const file = fieldsOf(fields?.get('file'))
  const [name, at] = [file?.get('name'), file?.get('seq')]
  return { id, seq, text, ...(isText(name) && isNumber(at) ? { file: { name, seq: at } } : {}) }
}

/** Any row of the cards, as far as it can be believed; nothing when it has not even an id. */
export function listed(value: unknown): Listed | undefined {
  const fields = fieldsOf(value)
  const id = fields?.get('id')
  if (!fields || !isText(id)) return undefined
  const [name, changedAt, deletedAt] = [fields.get('name'), fields.get('changedAt'), fields.get('deletedAt')]
  const [devices, sites, picture] = [fields.get('devices'), fields.get('sites'), pictureIn(fields.get('picture'))]
  const known = {
    id,
    name: isText(name) ? name : 'Without a name',
    changedAt: isTime(changedAt) ? changedAt : 0,
    ...(isNumber(deletedAt) ? { deletedAt } : {}),
  }
  if (!isText(name) || !isTime(changedAt) || !isNumber(devices) || !isNumber(sites) || !picture) return known
  const headEnds = fields.get('headEnds')
  return { ...known, card: { ...known, devices, sites, picture, ...(isNumber(headEnds) ? { headEnds } : {}) } }
}

function pictureIn(value: unknown): Picture | undefined {
  const fields = fieldsOf(value)
  const [boxes, cables] = [fields?.get('boxes'), fields?.get('cables')]
  const isRow = (length: number) => (row: unknown) =>
    Array.isArray(row) && row.length === length && row.every((cell) => isNumber(cell))
  if (!Array.isArray(boxes) || !boxes.every(isRow(3)) || !Array.isArray(cables) || !cables.every(isRow(4)))
    return undefined
  return { boxes, cables }
}

export function versionHead(value: unknown): readonly VersionHead[] {
  const fields = fieldsOf(value)
  const [id, at, name, changes, effects] = ['id', 'at', 'name', 'changes', 'effects'].map((key) => fields?.get(key))
  if (!isText(id) || !isNumber(at)) return []
  return [
    {
      id,
      at,
      changes: Array.isArray(changes) ? changes.filter(isText) : [],
      ...(isText(name) ? { name } : {}),
      ...(Array.isArray(effects) ? { effects: effects.filter(isText) } : {}),
    },
  ]
}

export function textIn(value: unknown): string | undefined {
  const text = fieldsOf(value)?.get('text')
  return isText(text) ? text : undefined
}
