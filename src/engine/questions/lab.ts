/** "How do I build this in a laboratory, and what should come out of it?" */
import { routersOf, writeLab } from '../../interop/index'
import { expectedFiles, scenariosOf } from '../lab/expected'
import { factsOf } from '../lab/facts'
import type { Handler } from './question'

export const answerLab: Handler<'lab'> = function* (loaded, { format, router, expected = true }) {
  const lab = writeLab(loaded.design, format, factsOf(loaded), router === undefined ? {} : { router })
  if (typeof lab === 'string') return lab
  if (lab.problems.length > 0) return `The files would be wrong and are not handed out: ${lab.problems.join('; ')}`
  const about = { tool: format, renamed: lab.renamed, lost: lab.lost }
  const files = expected ? [...lab.files, ...(yield* expectedFiles(loaded, scenariosOf(loaded), about))] : lab.files
  return { kind: 'lab', lab: { ...lab, files }, routers: routersOf(format).map(({ id, title }) => ({ id, title })) }
}
