/** Random networks give the answers that they gave before. A change of one is explained in its commit, like any interface's. */
import { expect, it } from 'vitest'
import { answersOf } from './answers'

/** Seeds of the fixture; chosen by nothing but their number. */
const SEEDS = Array.from({ length: 16 }, (_, index) => index + 1)

it('of random networks, in the midst of random faults and after them', async () => {
  const lines = SEEDS.map((seed) => {
    const { journal, tables, calls, service, ways, echoes } = answersOf(seed)
    return [seed, journal, tables, calls, service, ways, echoes].join('\t')
  })
  const head = 'seed\tjournal\ttables\tcalls\tservice\tways\techoes'
  await expect(`${[head, ...lines].join('\n')}\n`).toMatchFileSnapshot('answers.tsv')
})
