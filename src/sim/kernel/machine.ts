/**
 * A state machine as a table: for each state what happens there by event. What a table does not name means nothing in that
 * state. HSRP groups, DHCP clients, phones and IKE SAs are such tables.
 */

/** `Rules` gives the rule of each event; where all are of one shape, `Record<Event, Rule<State, Action>>`. */
export type Machine<State extends string, Rules> = Readonly<
  Record<State, { readonly [Event in keyof Rules]?: Rules[Event] }>
>

/** What an event brings about. */
export interface Rule<State, Action> {
  /** Absent = the state stays. */
  readonly next?: State
  readonly actions: readonly Action[]
}

/** Who changes the state, and who acts. */
export interface Doors<State, Action> {
  readonly enter: (next: State) => void
  readonly act: (action: Action) => void
  /** Actions that are still of the state that is left; absent = all are of the one that is entered. */
  readonly isOfOld?: (action: Action, next: State) => boolean
}

/** Does what a table says of an event in a state; its rule, or nothing where the event means nothing. */
export function perform<State extends string, Event extends string, Action>(
  machine: Machine<State, Record<Event, Rule<State, Action>>>,
  state: State,
  event: Event,
  { enter, act, isOfOld }: Doors<State, Action>,
): Rule<State, Action> | undefined {
  const rule = machine[state][event]
  if (!rule) return undefined
  const { next, actions } = rule
  const early = (action: Action) => next !== undefined && isOfOld?.(action, next) === true
  for (const action of actions) if (early(action)) act(action)
  if (next !== undefined) enter(next)
  for (const action of actions) if (!early(action)) act(action)
  return rule
}
