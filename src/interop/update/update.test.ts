/** A second import of the same network: what changed, what is new, what is gone; roles put right; cables that are told. */
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../../compile/index'
import { type Design, devicesOf } from '../../design/index'
import { nameTable } from '../../net/index'
import { reference } from '../../testing/lab'
import type { Imported, ImportFile } from '../import/types'
import { importConfigurations } from '../index'
import { updateDesign } from './update'

const files: readonly ImportFile[] = compileDesign(reference()).devices.flatMap(({ device, text }) =>
  text === '' ? [] : [{ name: `${device}.cfg`, text }],
)
const VALUES = { values: {} }

function whole({ design }: Imported): Design {
  if (!design) throw new Error('nothing was imported')
  return design
}

const changed = (device: string, from: string, to: string): readonly ImportFile[] =>
  files.map((file) =>
    file.name === `${device}.cfg` && 'text' in file ? { ...file, text: file.text.replace(from, to) } : file,
  )

const became = (imported: Imported) => Object.fromEntries(imported.devices.map(({ name, change }) => [name, change]))

describe('a second import', () => {
  const first = whole(importConfigurations(files, VALUES))

  it('of the same files changes nothing', () => {
    const again = updateDesign(files, { ...VALUES, into: first })
    expect(new Set(Object.values(became(again)))).toEqual(new Set(['same']))
    expect(whole(again)).toEqual(first)
  })
  it('tells the lines of what changed, and keeps the place and the cables of all', () => {
    const again = updateDesign(changed('gateway-1', 'standby 1 priority 120', 'standby 1 priority 115'), {
      ...VALUES,
      into: first,
    })
    expect(again.devices.filter(({ change }) => change === 'changed')).toMatchObject([
      {
        name: 'gateway-1',
        difference: {
          removed: ['interface FastEthernet0/0 / standby 1 priority 120'],
          added: ['interface FastEthernet0/0 / standby 1 priority 115'],
        },
      },
    ])
    const after = whole(again)
    expect(after.links).toEqual(first.links)
    expect(after.devices.map(({ position }) => position)).toEqual(first.devices.map(({ position }) => position))
    expect(devicesOf(after, 'head-end').map(({ hsrp }) => hsrp.priority)).toEqual([115, 110])
  })
  it('adds who is new, and says who is gone without taking it away', () => {
    const without = whole(
      importConfigurations(
        files.filter(({ name }) => name !== 'soho-24.cfg'),
        VALUES,
      ),
    )
    const again = updateDesign(
      files.filter(({ name }) => name !== 'soho-16.cfg'),
      { ...VALUES, into: without },
    )
    expect(became(again)).toMatchObject({ 'soho-24': 'new', 'soho-16': 'gone', 'gateway-1': 'same' })
    expect(
      devicesOf(whole(again), 'soho')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      devicesOf(reference(), 'soho')
        .map(({ name }) => name)
        .sort(),
    )
  })
})

describe('a role put right by hand', () => {
  it('counts more than what was found, and a doubt is told', () => {
    const roles = nameTable([['soho-24', 'router'] as const])
    const made = importConfigurations(files, { ...VALUES, roles })
    expect(made.devices.find(({ name }) => name === 'soho-24')).toMatchObject({
      kind: 'router',
      doubt: expect.stringContaining('has tunnels'),
    })
    expect(importConfigurations(files, VALUES).devices.filter(({ doubt }) => doubt)).toEqual([])
  })
})

describe('cables that are told', () => {
  const router = (name: string, more: string) =>
    `hostname ${name}\ninterface FastEthernet0/0\n description to ${more}\n no ip address\ninterface FastEthernet0/1\n ip address 10.9.0.1 255.255.255.0\nend\n`
  const session = (name: string, more: string, asked: string) =>
    `${name}#show running-config\n${router(name, more)}${name}#${asked}`
  const TABLE = `show cdp neighbors
Capability Codes: R - Router, T - Trans Bridge

Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID
r2.example.com   Fas 0/0            150          R S I    2651XM    Fas 0/0
a-switch-with-a-long-name
                 Fas 0/1            120          S I      WS-C2950  Fas 0/24
r1#
`
  const links = (...texts: readonly string[]) =>
    importConfigurations(
      texts.map((text, at) => ({ name: `${at}.log`, text })),
      VALUES,
    )

  it('by CDP, with who is missing told and not invented', () => {
    const made = links(session('r1', 'elsewhere', TABLE), router('r2', 'nobody'))
    expect(made.links).toContainEqual({
      a: 'r1/FastEthernet0/0',
      b: 'r2/FastEthernet0/0',
      media: 'ethernet',
      reason: 'CDP of r1 says so',
    })
    expect(made.diagnostics.map(({ summary }) => summary)).toContain(
      'a-switch-with-a-long-name stands beside the imported devices and is not among the files',
    )
    expect(made.devices.map(({ name }) => name)).not.toContain('a-switch-with-a-long-name')
  })
  it('by LLDP in detail', () => {
    const asked =
      'show lldp neighbors detail\n------------------------------------------------\nLocal Intf: Fa0/0\nChassis id: 0011.2233.4455\nPort id: Fa0/0\nSystem Name: r2.example.com\n\nTotal entries displayed: 1\nr1#\n'
    const made = links(session('r1', 'elsewhere', asked), router('r2', 'nobody'))
    expect(made.links.map(({ reason }) => reason)).toContain('LLDP of r1 says so')
  })
  it('by descriptions that name each other, when only one pair does', () => {
    const made = links(router('r1', 'r2, cross-over'), router('r2', 'r1'))
    expect(made.links.map(({ reason }) => reason)).toContain('their descriptions name each other')
    expect(links(router('r1', 'r2'), router('r2', 'the wall')).links.map(({ reason }) => reason)).not.toContain(
      'their descriptions name each other',
    )
  })
})
