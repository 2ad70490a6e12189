/** The table of sites: each by its router, with its LAN, its line and who serves it. Pure. */
import {
  type Design,
  type Device,
  type Edit,
  type Interface,
  SITE_FIELDS,
  siteMembers,
  withRole,
} from '../../design/index'
import type { SiteStatus } from '../../engine/messages'
import { withLength } from '../inspector/checks'
import { VOICE_FIRST } from '../inspector/fields'
import { said, t } from '../words/language'
import { type DesignTable, readChoice, type TableRow, titleOf } from './column'
import { deviceTable } from './devices'

export interface SiteRow extends TableRow {
  readonly router: Device
  readonly members: readonly Device[]
  readonly state: string
}

const first = (devices: readonly Device[], kind: Device['kind']) => devices.find((device) => device.kind === kind)

/** Who has an interface of a role, among the devices of a site. */
function portOf({ router, members }: SiteRow, role: 'lan' | 'outside'): readonly [Device, Interface] | undefined {
  const owner = role === 'lan' ? router : (first(members, 'home-nat') ?? router)
  const port = withRole(owner, role)[0]
  return port && [owner, port]
}

function addressOf(row: SiteRow, role: 'lan' | 'outside'): string {
  const addressing = portOf(row, role)?.[1].addressing
  return addressing?.kind === 'static' ? addressing.address : addressing?.kind === 'dhcp' ? 'DHCP' : ''
}

function editAddress(row: SiteRow, role: 'lan' | 'outside', text: string): Edit | string {
  const found = portOf(row, role)
  if (!found) return t('{name} has no such interface', { name: row.router.name })
  const [device, port] = found
  const address = text.trim()
  return (
    withLength(address) ?? {
      kind: 'set-interface',
      device: device.name,
      interface: port.name,
      change: { addressing: { kind: 'static', address } },
    }
  )
}

const CODEC_CHOICES = [
  ['usual', 'as in the design'],
  ['g729', 'G.729'],
  ['g711', 'G.711'],
] as const

/** What the calls of a site are planned with. */
function codecEdit(router: Device, text: string): Edit | string {
  const chosen = readChoice(text, CODEC_CHOICES)
  const read = typeof chosen === 'string' ? chosen : SITE_FIELDS.codec.read(chosen.value)
  if (router.kind !== 'soho') return t('{name} has no such setting', { name: router.name })
  if (typeof read === 'string') return read
  const { codec: _old, ...rest } = router.planning ?? {}
  const planning = read.value === 'usual' ? rest : { ...rest, codec: read.value }
  const change = { planning: Object.keys(planning).length === 0 ? undefined : planning }
  return { kind: 'set-device', name: router.name, change }
}

export function siteTable(design: Design, sites: readonly SiteStatus[]): DesignTable<SiteRow> {
  const places = siteMembers(design)
  const members = new Map<string, Device[]>()
  for (const device of design.devices) {
    const site = places.get(device.name)
    if (site === undefined) continue
    const there = members.get(site)
    if (there) there.push(device)
    else members.set(site, [device])
  }
  const states = new Map(sites.map((site) => [site.site, site.state]))
  const ofRouter = deviceTable(design)
  const rowOf = (row: SiteRow) => ({ key: row.key, device: row.device, about: row.router, beside: '' })
  const borrowed = (title: string) => {
    const column = ofRouter.columns.find((item) => item.title === title)
    return column
      ? [
          {
            title,
            width: column.width,
            get: (row: SiteRow) => column.get(rowOf(row)),
            ...(column.names ? { names: true } : {}),
            ...(column.edit
              ? {
                  edit: (row: SiteRow, text: string, now: Design) =>
                    column.edit?.(rowOf(row), text, now) ?? t('It is only read'),
                }
              : {}),
            ...(column.choices
              ? { choices: (row: SiteRow, now: Design) => column.choices?.(rowOf(row), now) ?? [] }
              : {}),
          },
        ]
      : []
  }
  return {
    rows: design.devices.flatMap((router) =>
      router.kind === 'soho'
        ? [
            {
              key: router.name,
              device: router.name,
              router,
              members: members.get(router.name) ?? [router],
              state: states.get(router.name) ?? t('not simulated yet'),
            },
          ]
        : [],
    ),
    columns: [
      ...borrowed('Name'),
      { title: 'Service', width: 130, get: ({ state }) => said(state) },
      {
        title: 'LAN',
        width: 150,
        mono: true,
        get: (row) => addressOf(row, 'lan'),
        edit: (row, text) => editAddress(row, 'lan', text),
      },
      {
        title: 'Public address',
        width: 160,
        mono: true,
        get: (row) => addressOf(row, 'outside'),
        edit: (row, text) => editAddress(row, 'outside', text),
      },
      ...borrowed('IPsec peers'),
      { title: 'Home router', width: 130, get: ({ members: all }) => first(all, 'home-nat')?.name ?? '' },
      {
        title: 'Phones',
        width: 150,
        get: ({ members: all }) =>
          all
            .filter(({ kind }) => kind === 'phone')
            .map(({ name }) => name)
            .join(', '),
      },
      ...borrowed('Release'),
      ...borrowed(VOICE_FIRST),
      {
        title: 'Codec',
        width: 110,
        get: ({ router }) => (router.kind === 'soho' ? titleOf(router.planning?.codec ?? 'usual', CODEC_CHOICES) : ''),
        choices: () => CODEC_CHOICES,
        edit: ({ router }, text) => codecEdit(router, text),
      },
    ],
  }
}
