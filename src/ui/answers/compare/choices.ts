/** What the present design can be compared with. */
import type { Design } from '../../../design/index'
import { type DesignState, designOfVersion, type VersionHead } from '../../../store/index'

export interface Choice {
  readonly id: string
  readonly title: string
  readonly group: 'Versions' | 'Steps' | 'Moments'
  /** Absent = the settled network, against the moment that is shown. */
  readonly design?: Design | (() => Promise<Design | string>)
}

const WHEN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/**
 * What the panel opens with: something that the present can differ from, so not what was saved when nothing was changed
 * since; a version with a name says more than one that was kept by itself.
 */
export function firstChoice(
  choices: readonly Choice[],
  { saved, design }: Pick<DesignState, 'saved' | 'design'>,
  versions: readonly VersionHead[],
): Choice | undefined {
  const named = versions.find(({ name }) => name !== undefined)
  const twin = (choice: Choice) => choice.id === 'saved' && saved === design
  return (
    choices.find(({ group }) => group === 'Moments') ??
    choices.find((choice) => choice.id === 'saved' && !twin(choice)) ??
    choices.find(({ id }) => named !== undefined && id === `version ${named.id}`) ??
    choices.find((choice) => !twin(choice)) ??
    choices[0]
  )
}

/** Steps offered, the latest first. */
const STEPS = 30

export function choicesOf(
  { saved, history }: Pick<DesignState, 'saved' | 'history'>,
  versions: readonly VersionHead[],
  moment: boolean,
): readonly Choice[] {
  return [
    ...(moment
      ? [{ id: 'settled', title: 'The settled network, against the moment shown', group: 'Moments' } as const]
      : []),
    ...(saved ? [{ id: 'saved', title: 'As last saved or opened', group: 'Versions', design: saved } as const] : []),
    ...versions.map(({ id, name, at }) => {
      const title = name ?? `Kept by itself, ${WHEN.format(at)}`
      return { id: `version ${id}`, title, group: 'Versions', design: () => designOfVersion(id) } as const
    }),
    ...history.past
      .slice(-STEPS)
      .map(
        ({ label, before }, index) =>
          ({ id: `step ${index}`, title: `Before: ${label}`, group: 'Steps', design: before }) as const,
      )
      .reverse(),
  ]
}
