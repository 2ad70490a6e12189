/** Named parameters that this Headend does not have. */
import { isParameter } from '../../../config/index'
import type { Found, Rule } from '../rule'

export const unknownParameters: Rule = {
  name: 'unknown-parameter',
  title: 'Parameters that are not known',
  why: 'A parameter of another name changes nothing, although it looks as if it did.',
  source: 'The table of parameters',
  check: ({ design }) =>
    Object.keys(design.parameters)
      .filter((key) => !isParameter(key))
      .map((key): Found => {
        const { [key]: _gone, ...parameters } = design.parameters
        const fix = {
          says: `Removes ${key}.`,
          safe: true,
          edit: { kind: 'set-design', change: { parameters } },
        } as const
        const summary = `There is no parameter ${key}: it has no effect`
        return { severity: 'warning', summary, remedy: 'Remove it, or open the file with the Headend it is from.', fix }
      }),
}
