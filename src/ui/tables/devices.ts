/** The table of devices: a row for each, a column for every setting that some kind of the design has. Pure. */
import {
  chooseRelease,
  type Design,
  type Device,
  type Edit,
  isBoxed,
  nameProblem,
  platformOf,
  RELEASES,
} from '../../design/index'
import { kindTitle } from '../canvas/selecting'
import { SETTINGS, type SettingField, settingsOf } from '../inspector/fields'
import { releaseName } from '../inspector/release-name'
import { changeOf } from '../inspector/shared'
import { t } from '../words/language'
import {
  type Column,
  type DesignTable,
  readChoice,
  readNumber,
  readSetting,
  readYesNo,
  type TableRow,
  titleOf,
  yesNo,
} from './column'

export interface DeviceRow extends TableRow {
  readonly about: Device
  readonly beside: string
}

const FARTHEST = 1_000_000

export function deviceTable(design: Design): DesignTable<DeviceRow> {
  const beside = neighbours(design)
  return {
    rows: design.devices.map((about) => ({
      key: about.name,
      device: about.name,
      about,
      beside: beside.get(about.name)?.join(', ') ?? '',
    })),
    columns: [...FIRST, ...settingColumns(design), ...LAST],
  }
}

function neighbours({ links }: Design): ReadonlyMap<string, readonly string[]> {
  const beside = new Map<string, string[]>()
  const add = (from: string, to: string) => {
    const there = beside.get(from)
    if (there) there.push(to)
    else beside.set(from, [to])
  }
  for (const { a, b } of links) {
    add(a.device, b.device)
    add(b.device, a.device)
  }
  return beside
}

const set = (name: string, change: Readonly<Record<string, unknown>>): Edit => ({ kind: 'set-device', name, change })

const FIRST: readonly Column<DeviceRow>[] = [
  {
    title: 'Name',
    width: 150,
    names: true,
    get: ({ about }) => about.name,
    edit: ({ about }, text, design) =>
      nameProblem(design, text, about.name) ?? { kind: 'rename-device', from: about.name, to: text },
  },
  { title: 'Kind', width: 110, get: ({ about }) => kindTitle(about.kind) },
  { title: 'Cables to', width: 210, get: ({ beside }) => beside },
  {
    title: 'Release',
    width: 120,
    has: ({ about }) => isBoxed(about),
    get: ({ about }) => (isBoxed(about) ? releaseName(about.release) : ''),
    choices: ({ about }) => releasesOf(about),
    edit: ({ about }, text, design) => {
      const read = readChoice(text, releasesOf(about))
      return typeof read === 'string' ? read : chooseRelease(design, about.name, read.value)
    },
  },
]

/** A firewall runs what its platform has in its language; routers any release, on another box where need be. */
function releasesOf(device: Device): readonly (readonly [string, string])[] {
  if (device.kind === 'firewall')
    return (platformOf(device)?.releases ?? [device.release]).map((name) => [name, releaseName(name)])
  return RELEASES.map(({ release, title }) => [release, title.split(',')[0] ?? title])
}

const LAST: readonly Column<DeviceRow>[] = [
  {
    title: 'IPsec peers',
    width: 170,
    has: ({ about }) => about.kind === 'soho',
    get: ({ about }) => (about.kind === 'soho' ? about.peers.join(', ') : ''),
    edit: ({ about }, text, design) => {
      const peers = text.split(/[\s,]+/).filter((word) => word !== '')
      const wrong = peers.find((peer) => !design.devices.some(({ name, kind }) => name === peer && kind === 'head-end'))
      return wrong === undefined ? set(about.name, { peers }) : t('There is no head-end called {wrong}', { wrong })
    },
  },
  ...(['x', 'y'] as const).map(
    (axis): Column<DeviceRow> => ({
      title: axis.toUpperCase(),
      width: 70,
      get: ({ about }) => String(about.position[axis]),
      rank: ({ about }) => about.position[axis],
      edit: ({ about: { name, position } }, text) => {
        const value = readNumber(text, -FARTHEST, FARTHEST)
        return typeof value === 'string'
          ? value
          : { kind: 'move-devices', positions: Object.fromEntries([[name, { ...position, [axis]: value }]]) }
      },
    }),
  ),
  ...(['locked', 'hidden'] as const).map(
    (word): Column<DeviceRow> => ({
      title: word === 'locked' ? 'Locked' : 'Hidden',
      width: 74,
      get: ({ about }) => yesNo(about[word] === true),
      choices: () => YES_NO,
      edit: ({ about }, text) => {
        const on = readYesNo(text)
        return typeof on === 'string' ? on : set(about.name, { [word]: on || undefined })
      },
    }),
  ),
]

const YES_NO = [
  ['yes', 'yes'],
  ['no', 'no'],
] as const

/** Settings by their labels, in the order in which the kinds bring them. */
function settingColumns(design: Design): readonly Column<DeviceRow>[] {
  const kinds = [...new Set(design.devices.map(({ kind }) => kind))]
  const labels = [...new Set(kinds.flatMap((kind) => SETTINGS[kind].map(({ label }) => label)))]
  const fieldOf = (device: Device, label: string) => settingsOf(device).find((field) => field.label === label)
  return labels.map((label) => ({
    title: label,
    width: Math.min(220, Math.max(90, label.length * 7.5 + 24)),
    has: ({ about }) => fieldOf(about, label) !== undefined,
    get: ({ about }) => shown(fieldOf(about, label), about, design),
    choices: ({ about }, now) => {
      const field = fieldOf(about, label)
      return field?.type === 'choice' ? field.options(now) : field?.type === 'check' ? YES_NO : []
    },
    edit: ({ about }, text, now) => {
      const field = fieldOf(about, label)
      if (!field) return t('{name} has no such setting', { name: about.name })
      const read = readSetting(field, text, now)
      return typeof read === 'string' ? read : set(about.name, changeOf(field, read.value, about, now))
    },
  }))
}

function shown(field: SettingField | undefined, device: Device, design: Design): string {
  switch (field?.type) {
    case undefined:
      return ''
    case 'text':
      return field.get(device)
    case 'number':
      return String(field.get(device))
    case 'check':
      return yesNo(field.get(device))
    case 'choice':
      return titleOf(field.get(device), field.options(design))
  }
}
