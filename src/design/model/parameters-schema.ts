/** Named parameters in a file: each that is known within its range; one of another Headend is kept and has no effect. */
import * as v from 'valibot'
import { pairProblem, parameterProblem } from '../../config/index'

const words = v.pipe(v.string(), v.maxLength(10_000), v.regex(/^[^\r\n]*$/, 'it must stand on one line'))

export const parametersSchema = v.pipe(
  v.record(v.string(), v.union([v.pipe(v.number(), v.finite()), v.boolean(), words])),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const input = dataset.value
    for (const [key, value] of Object.entries(input)) {
      const message = parameterProblem(key, value)
      if (message !== undefined) addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value }] })
    }
    const message = pairProblem(input)
    if (message !== undefined) addIssue({ message })
  }),
)
