/** Selections of many: everything, a kind, a site, one more or less. Each says how many it took. */
import { type Design, type Device, devicesOf, siteMembers } from '../../design/index'
import { designStore, notify, select } from '../../store/index'
import { counted, said, t } from '../words/language'

/** What a kind is called, one and many of it. */
export const KIND_WORDS: Readonly<Record<Device['kind'], readonly [one: string, many: string]>> = {
  'head-end': ['head-end', 'head-ends'],
  soho: ['SOHO router', 'SOHO routers'],
  router: ['router', 'routers'],
  firewall: ['firewall', 'firewalls'],
  'home-nat': ['home router', 'home routers'],
  internet: ['Internet', 'Internets'],
  lan: ['switch', 'switches'],
  server: ['server', 'servers'],
  phone: ['phone', 'phones'],
  pc: ['PC', 'PCs'],
}

/** Where it stands by itself: `SOHO router`, `Switch`. */
export const kindTitle = (kind: Device['kind']): string =>
  said(KIND_WORDS[kind][0].replace(/^./, (letter) => letter.toUpperCase()))

/** `2 head-ends, 1 firewall`. */
export function countsOf(devices: readonly Device[]): string {
  const counts = new Map<Device['kind'], number>()
  for (const { kind } of devices) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${count} ${said(KIND_WORDS[kind][count === 1 ? 0 : 1])}`).join(', ')
}

export function selectAll(): void {
  choose(designStore.getState().design.devices.map(({ name }) => name))
}

export function selectKind(kind: Device['kind']): void {
  choose(devicesOf(designStore.getState().design, kind).map(({ name }) => name))
}

/** Everything at the site that a device belongs to. */
export function selectSite(name: string): void {
  const members = siteOf(designStore.getState().design, name)
  if (members.length === 0) return notify(t('{name} is at no site.', { name }))
  choose(members)
}

/** The devices of a device's site; none when it is at no site. */
export function siteOf(design: Design, name: string): readonly string[] {
  const sites = siteMembers(design)
  const site = sites.get(name)
  return site === undefined ? [] : design.devices.flatMap((item) => (sites.get(item.name) === site ? [item.name] : []))
}

function choose(names: readonly string[]): void {
  select(names)
  notify(
    names.length === 0
      ? t('Nothing is selected.')
      : t('Selected {devices}.', { devices: counted(names.length, 'device') }),
  )
}
