/** Saved files: what is written is read back, older ones are migrated, broken ones are refused in words. */
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../library/index'
import type { Design } from '../model/design'
import { MAX_FILE_CHARACTERS, parseDesignFile, renderDesignFile, writtenAhead } from './file'
import { FILE_VERSION } from './migrations'
import { inOrder } from './order'

function reference(): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')
  if (!found) throw new Error('the reference design is missing')
  return found.build()
}

/** A file whose design has one value replaced, by its dotted path; `undefined` takes the field away. */
function broken(path: string, value: unknown, version = FILE_VERSION): string {
  const file: Record<string, unknown> = { format: 'headend-design', version, design: reference() }
  const copy = JSON.parse(JSON.stringify(file)) as Record<string, unknown>
  const keys = path.split('.')
  let at = copy
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[keys.at(-1) ?? ''] = value
  return JSON.stringify(copy)
}

/** `path: problem` of everything that is wrong with a text; empty when it is read. */
function problems(text: string): readonly string[] {
  const read = parseDesignFile(text)
  return read.ok ? [] : read.problems.map((item) => `${item.path}: ${item.problem}`)
}

describe('a saved design', () => {
  it.each(REFERENCE_DESIGNS.map((item) => item.name))('%s is read back as it was', (name) => {
    const design = REFERENCE_DESIGNS.find((item) => item.name === name)?.build()
    expect(design && parseDesignFile(renderDesignFile(design))).toEqual({ ok: true, design })
  })

  it('is the same text whatever order its fields came in', () => {
    const design = reference()
    const turned = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T
    const other = turned({ ...design, devices: design.devices.map(turned), links: design.links.map(turned) })
    expect(renderDesignFile(other)).toBe(renderDesignFile(design))
  })

  it('is what it is when written in one go, also when only a part of it was written before', () => {
    const design = { ...reference(), title: 'its "devices": []\n    "links": []' }
    const [first, ...rest] = design.devices
    const named = first && { ...first, name: 'devices": []' }
    const none = { ...design, devices: [], links: [] }
    for (const each of [design, { ...design, devices: named ? [named, ...rest] : [] }, none]) {
      const whole = JSON.stringify({ format: 'headend-design', version: FILE_VERSION, design: each }, inOrder, 2)
      expect(renderDesignFile(each)).toBe(`${whole}\n`)
    }
    const [one, ...others] = design.links
    const fresh = { ...design, links: one ? [{ ...one }, ...others] : [] }
    expect([...writtenAhead(fresh)]).toHaveLength(1)
    expect([...writtenAhead(fresh)]).toHaveLength(0)
  })

  it('begins with what tells a person which file it is, and changes one line for one field', () => {
    const design = reference()
    const lines = renderDesignFile(design).split('\n')
    expect(lines.slice(1, 5).map((text) => text.trim())).toEqual([
      '"format": "headend-design",',
      `"version": ${FILE_VERSION},`,
      '"design": {',
      '"name": "SRND figure C-1",',
    ])
    const changed = renderDesignFile({ ...design, seed: 7 }).split('\n')
    expect(changed.filter((text, index) => text !== lines[index])).toEqual(['    "seed": 7'])
  })

  it('of version 3 has switches that run spanning tree from now on', () => {
    const now = reference()
    const devices = now.devices.map((item) => {
      if (item.kind !== 'lan') return item
      const { spanningTree: _none, ...before } = item
      return before
    })
    const text = JSON.stringify({ format: 'headend-design', version: 3, design: { ...now, devices } })
    expect(now.devices.some((item) => item.kind === 'lan' && item.spanningTree.on)).toBe(true)
    expect(parseDesignFile(text)).toEqual({ ok: true, design: now })
  })

  it('of version 0 is given what that version did not have', () => {
    const { seed, flows, history, notes, parameters, scenarios, ...old } = reference()
    expect([seed, flows.length, history.length]).toEqual([1, 4, 4])
    const read = parseDesignFile(JSON.stringify({ format: 'headend-design', version: 0, design: old }))
    expect(read).toEqual({
      ok: true,
      design: { ...old, seed: 1, flows: [], history: [], notes: '', parameters: {}, scenarios: [] },
    })
    expect(notes).not.toBe('')
    expect(scenarios).not.toEqual([])
    expect(parameters).toEqual({})
  })

  it.each([
    ['12.2(11)T', false],
    ['12.2(15)T', true],
    ['15.9', true],
  ])('of version 2 gets platforms, and for routers of %s the rule for UDP 4500: %s', (release, natTraversal) => {
    const design = reference()
    const devices = design.devices.map((device) => {
      if (!('platform' in device)) return device
      const { platform: _platform, ...rest } = device
      if (rest.kind === 'soho') return { ...rest, release }
      if (rest.kind !== 'firewall') return rest
      const { natTraversal: _rule, ...firewall } = rest
      return firewall
    })
    const read = parseDesignFile(
      JSON.stringify({ format: 'headend-design', version: 2, design: { ...design, devices } }),
    )
    expect(read).toEqual({
      ok: true,
      design: {
        ...design,
        devices: design.devices.map((device) =>
          device.kind === 'soho'
            ? { ...device, release }
            : device.kind === 'firewall'
              ? { ...device, natTraversal }
              : device,
        ),
      },
    })
  })

  it('of version 0 keeps what it happens to have', () => {
    const read = parseDesignFile(broken('design.seed', 9, 0))
    expect(read.ok && read.design.seed).toBe(9)
  })
})

describe('a broken file', () => {
  it.each([
    ['', 'This is no JSON'],
    ['{"format":', 'This is no JSON'],
    ['[]', 'format: This is no Headend design'],
    ['null', 'format: This is no Headend design'],
    ['{"format":"headend-design"}', 'version: The version must be a whole number'],
    ['{"format":"headend-design","version":1.5,"design":{}}', 'version: The version must be a whole number'],
    ['{"format":"headend-design","version":99,"design":{}}', 'version: The file has version 99'],
    ['{"format":"headend-design","version":1}', 'design: The design is missing'],
    ['{"format":"headend-design","version":1,"design":[]}', 'design: The design is missing'],
  ])('%s is refused', (text, told) => {
    expect(problems(text)[0]).toContain(told)
  })

  it.each([
    [
      'design.devices.3.hsrp.priority',
      'high',
      'devices.3.hsrp.priority: a number is expected, "high" was found (in gateway-1)',
    ],
    [
      'design.devices.3.hsrp.priority',
      -1,
      'devices.3.hsrp.priority: it must be at least 0, -1 was found (in gateway-1)',
    ],
    ['design.devices.3.release', undefined, 'devices.3.release: this field is missing'],
    ['design.devices.3.colour', 'red', 'devices.3.colour: the field "colour" is not known'],
    ['design.devices.3.kind', 'toaster', 'devices.3.kind: one of "head-end", "soho"'],
    ['design.devices.3.interfaces.0.role', 'sideways', 'devices.3.interfaces.0.role: one of "public", "stick"'],
    [
      'design.devices.3.interfaces.0.description',
      'a\nshutdown',
      'devices.3.interfaces.0.description: it must stand on one line',
    ],
    ['design.devices', {}, 'devices: a list is expected, Object was found'],
    ['design.links.0.lossPercent', 101, 'links.0.lossPercent: it must be at most 100, 101 was found'],
    ['design.vpn.siteLength', 29.5, 'vpn.siteLength: a whole number is expected, 29.5 was found'],
    ['design.vpn', null, 'vpn: an object with fields is expected, null was found'],
  ])('%s = %j is refused by name', (path, value, told) => {
    expect(problems(broken(path, value)).join('\n')).toContain(told)
  })

  it('of absurd size is not even looked at', () => {
    expect(problems(' '.repeat(MAX_FILE_CHARACTERS + 1))).toEqual([expect.stringContaining('a design is far smaller')])
    expect(problems(broken('design.notes', 'x'.repeat(300_000)))[0]).toContain('notes: it is too long')
  })

  it('tells no more problems than a person reads', () => {
    const devices = reference().devices.map((device) => ({ ...device, name: 7, position: 8 }))
    expect(problems(broken('design.devices', devices))).toHaveLength(20)
  })

  it('with names of the language does no harm', () => {
    const text = JSON.stringify({ format: 'headend-design', version: 1, design: reference() })
    expect(problems(text.replace('"parameters":{}', '"parameters":{"__proto__":{"x":1}}'))).toEqual([])
    expect(({} as { x?: number }).x).toBeUndefined()
    expect(problems(text.replace('"seed":1', '"seed":1,"__proto__":{"x":1}'))).not.toEqual([])
  })
})
