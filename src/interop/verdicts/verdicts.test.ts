/** A verdict for every line: the product's own texts are read whole, and what is not simulated says so at its line. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { compileDesign } from '../../compile/index'
import { convertIos } from '../../convert/index'
import { REFERENCE_DESIGNS } from '../../design/index'
import { parseIos } from '../../ios/index'
import { importConfigurations } from '../index'
import { iosOf } from './availability'
import { iosVerdicts, lettersOf, sharesOf } from './verdicts'

function judged(text: string) {
  const { config } = parseIos(text)
  const verdicts = iosVerdicts(
    config.statements,
    convertIos('r', config, { release: '15.9' }).configuration,
    iosOf('15.9'),
  )
  return { verdicts, letters: lettersOf(text, verdicts) }
}

describe('verdicts', () => {
  it('one for each line, none for separators and remarks', () => {
    const text =
      'hostname r\n!\n! a remark\ninterface Ethernet0\n description d\n frobnicate 7\n!\nfrobnicate all\n more\nend\n'
    const { letters, verdicts } = judged(text)
    expect(letters).toHaveLength(text.split('\n').length)
    expect([...letters].map((letter) => letter.trim() !== '')).toEqual([
      true,
      false,
      false,
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      false,
    ])
    expect(letters[5]).toBe('u')
    expect(letters.slice(7, 9)).toBe('uu')
    expect(Object.values(sharesOf(verdicts)).reduce((sum, part) => sum + part, 0)).toBe(verdicts.length)
  })
  it('what acts by itself, or on what is for the box itself, counts though it carries no packet', () => {
    const text = `version 15.9
event manager environment x 1
event manager applet A
 event track 1 state down
kron occurrence B in 5 recurring
control-plane
 service-policy input COPP
control-plane host
`
    const { letters, verdicts } = judged(text)
    expect(letters.trim()).toBe('sncccncn')
    expect(verdicts.filter(({ verdict }) => verdict === 'consequential').map(({ because }) => because)).toEqual([
      'not known what r does by itself in a failure',
      'what it types at the device, when its event comes or its hour, is not known',
      'not known what r does by itself in a failure',
      'not known whether the router hears its neighbours',
    ])
    const { diagnostics } = parseAsa(
      'threat-detection basic-threat\nthreat-detection scanning-threat\nthreat-detection scanning-threat shun\nfragment chain 1\n',
    )
    expect(diagnostics.map((item) => item.line)).toEqual([3, 4])
  })
  it('what is imported has its shares, device by device, and every consequence is told', () => {
    const reference = REFERENCE_DESIGNS[0]?.build()
    const files = (reference ? compileDesign(reference).devices : []).flatMap(({ device, text }) =>
      text === '' ? [] : [{ name: device, text }],
    )
    const { devices, diagnostics } = importConfigurations(files, { values: {} })
    const read = devices.filter((device) => device.file !== undefined)
    expect(read).toHaveLength(files.length)
    for (const device of read) expect(device.lines).toMatchObject({ consequential: 0, unknown: 0 })
    expect(diagnostics.filter((item) => item.severity !== 'info')).toEqual([])
    const text = `${files.find((file) => file.name === 'gateway-1')?.text ?? ''}frobnicate all\n`
    const again = importConfigurations([{ name: 'x', text: text.replace('\nend\n', '\n') }], { values: {} })
    const { consequential = 0, unknown = 0 } = again.devices.find((device) => device.file === 'x')?.lines ?? {}
    expect(consequential + unknown).toBe(1)
    expect(again.diagnostics.filter((item) => item.severity === 'warning')).toHaveLength(1)
  })
})
