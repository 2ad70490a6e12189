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
