/** A lamp as a machine: what a table does not name does nothing, and actions come before or after the change as asked. */
import { expect, it } from 'vitest'
import { type Machine, perform, type Rule } from './machine'

type State = 'off' | 'on'
type Event = 'press' | 'blow'
type Action = 'click' | 'shine'

const LAMP: Machine<State, Record<Event, Rule<State, Action>>> = {
  off: { press: { next: 'on', actions: ['click', 'shine'] } },
  on: { press: { next: 'off', actions: ['click'] }, blow: { actions: ['shine'] } },
}

function after(state: State, event: Event, isOfOld?: (action: Action, next: State) => boolean) {
  const done: string[] = []
  const doors = {
    enter: (next: State) => done.push(`enter ${next}`),
    act: (action: Action) => done.push(action),
    ...(isOfOld && { isOfOld }),
  }
  const rule = perform(LAMP, state, event, doors)
  return { done, rule }
}

it('enters the next state, then acts', () => {
  expect(after('off', 'press').done).toEqual(['enter on', 'click', 'shine'])
})

it('acts before where an action is of the state that is left', () => {
  expect(after('off', 'press', (action, next) => action === 'click' && next === 'on').done).toEqual([
    'click',
    'enter on',
    'shine',
  ])
})

it('stays where a rule names no state, and does nothing without a rule', () => {
  expect(after('on', 'blow').done).toEqual(['shine'])
  expect(after('off', 'blow')).toEqual({ done: [], rule: undefined })
})
