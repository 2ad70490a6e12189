/** Lines that the box of a device would refuse: not simulated, written as remarks, and told; those that it printed stand. */
import { describe, expect, it } from 'vitest'
import { importConfigurations } from '../interop/index'
import { reference, release, withPatch } from '../testing/lab'
import { buildScene } from './build'

const LINES = ['crypto ikev2 keyring K', 'ip route 10.9.0.0 255.255.0.0 10.81.0.1 track 1']
const typed = (of: string) =>
  withPatch(
    'gateway-1',
    {
      insert: [
        ...LINES.map((text) => ({ section: [], text })),
        { section: ['crypto ikev2 keyring K'], text: 'peer site' },
        { section: ['crypto ikev2 keyring K', 'peer site'], text: 'description of a site' },
      ],
    },
    release(of),
  )

function built(of: string) {
  const { texts, scene, diagnostics } = buildScene(typed(of))
  const text = texts.find((item) => item.device === 'gateway-1')
  const configuration = scene.configurations.find((item) => item.device === 'gateway-1')
  return { text, configuration, refused: diagnostics.filter((item) => item.summary.includes('is refused')) }
}

describe('a line that came with a later release', () => {
  it('is a remark in what is exported, with all of its section, and is not simulated', () => {
    const { text, configuration, refused } = built('12.2(11)T')
    const rows = text?.taken?.split('\n').filter((row) => row.includes('does not have it')) ?? []
    expect(rows.map((row) => row.replace(/^(\s*! )\(.*\) /, '$1'))).toEqual([
      '! crypto ikev2 keyring K',
      ' ! peer site',
      '  ! description of a site',
      '! ip route 10.9.0.0 255.255.0.0 10.81.0.1 track 1',
    ])
    expect(text?.text.split('\n')).toHaveLength(text?.taken?.split('\n').length ?? 0)
    expect(configuration?.staticRoutes.map((route) => route.source?.text)).not.toContain(LINES[1])
    expect(refused.map((item) => item.summary.slice(0, 24))).toEqual([
      '"crypto ikev2 keyring K"',
      '"ip route 10.9.0.0 255.2',
    ])
    expect(refused[0]?.detail).toContain('Export writes it as a remark')
  })
  it('is a line again where the release has it', () => {
    const { text, configuration, refused } = built('15.9')
    expect(text).not.toHaveProperty('taken')
    expect(configuration?.staticRoutes.map((route) => route.source?.text)).toContain(LINES[1])
    expect(refused).toEqual([])
  })
  it('stands where a device of that release printed it', () => {
    const text = `version 12.2\nhostname r\ninterface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\nrouter eigrp NAMED\n`
    const { design } = importConfigurations([{ name: 'r.cfg', text }], { values: {} })
    if (!design) throw new Error('nothing was imported')
    const { texts, diagnostics } = buildScene(design)
    const own = texts.find((item) => item.device === 'r')
    expect(own?.text).toBe(text)
    expect(own).not.toHaveProperty('taken')
    expect(
      diagnostics
        .filter((item) => item.summary.includes('is not what this release is known to have'))
        .map((item) => item.detail),
    ).toEqual([expect.stringContaining('simulated as it stands')])
  })
  it('and what the product writes is taken whole', () => {
    expect(buildScene(reference()).texts.filter((item) => item.taken !== undefined)).toEqual([])
  })
})
