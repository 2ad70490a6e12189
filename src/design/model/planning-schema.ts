/** A plan's values in a file: each that is known within its range; one of another Headend is kept and has no effect. */
import * as v from 'valibot'
import { planProblem, type SitePlanning } from '../../config/index'
import { ACCESSES } from '../../net/index'
import type { Planning } from './design'

const line = v.pipe(v.string(), v.maxLength(10_000), v.regex(/^[^\r\n]*$/, 'it must stand on one line'))
const source = v.pipe(line, v.regex(/\S/, 'where a figure is from must be said'))
const figure = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12))

const within = (key: string) => (value: number) => planProblem(key, value) === undefined

export const sitePlanningSchema = v.strictObject({
  codec: v.exactOptional(v.picklist(['g729', 'g711'])),
  intervalMs: v.exactOptional(v.pipe(v.number(), v.check(within('intervalMs'), 'a multiple of 10 from 10 to 60 ms'))),
  silenceSuppression: v.exactOptional(v.boolean()),
  access: v.exactOptional(v.picklist(ACCESSES)),
}) satisfies v.GenericSchema<unknown, SitePlanning>

export const planningSchema = v.strictObject({
  values: v.pipe(
    v.record(v.string(), v.union([v.pipe(v.number(), v.finite()), v.boolean(), line])),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const input = dataset.value
      for (const [key, value] of Object.entries(input)) {
        const message = planProblem(key, value)
        if (message !== undefined) addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value }] })
      }
    }),
  ),
  platforms: v.pipe(
    v.array(
      v.strictObject({
        platform: line,
        source,
        ikeSas: v.exactOptional(figure),
        ipsecSas: v.exactOptional(figure),
        setupsPerSecond: v.exactOptional(figure),
        cryptoPacketsPerSecond: v.exactOptional(figure),
        cryptoKbit: v.exactOptional(figure),
      }),
    ),
    v.maxLength(1000),
  ),
}) satisfies v.GenericSchema<unknown, Planning>
