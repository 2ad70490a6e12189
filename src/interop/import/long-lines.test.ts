/** A line may be as long as it likes, of whatever it likes: reading it takes time in its length, not in the square of it. */
import { expect, it } from 'vitest'
import { compileDesign } from '../../compile/index'
import { importConfigurations } from './import'

const LENGTH = 200_000

/** What expressions stumble over: runs that they may take from every place in them. */
const RUNS = [' ', '\t', '-', '!', '"', '0', 'a', 'AB', 'AB ', '. ', '\b', '\r', '\n']

const BEGINNINGS = [
  ' ip address ',
  'access-list 101 remark ',
  'crypto ca certificate chain x\n certificate 01\n ',
  'r#',
]

it.each(RUNS.map((run) => [JSON.stringify(run), run]))(
  'runs of %s in lines of every kind',
  (_name, run) => {
    const long = run.repeat(LENGTH / run.length)
    const lines = BEGINNINGS.map((beginning) => `${beginning}${long}x`)
    const text = ['version 12.2', 'hostname r', ...lines, 'end', ''].join('\n')
    const { design, diagnostics } = importConfigurations([{ name: 'x', text }], { values: {} })
    const answer = design ? compileDesign(design).devices[0]?.text : diagnostics[0]?.summary
    expect(answer).toMatch(/[A-Za-z]/)
  },
  20_000,
)

it('thousands of interfaces take time in their number, not in the square of it', () => {
  const vlans = (count: number): string => {
    const one = (_: unknown, at: number) =>
      `interface Vlan${at + 1}\n ip address 10.${Math.floor(at / 256)}.${at % 256}.1 255.255.255.0\n!`
    return ['version 15.0', 'hostname core', ...Array.from({ length: count }, one), 'end', ''].join('\n')
  }
  const cost = (count: number): number => {
    const text = vlans(count)
    const before = process.cpuUsage()
    const { design } = importConfigurations([{ name: 'x', text }], { values: {} })
    expect(design?.devices[0]?.interfaces).toHaveLength(count)
    return process.cpuUsage(before).user
  }
  cost(400)
  const [some, many] = [Math.min(cost(400), cost(400)), Math.min(cost(2400), cost(2400))]
  expect(many / some).toBeLessThan(18)
})
