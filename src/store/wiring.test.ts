/** What the page posts to its engine, and that no question is left waiting. */
import { expect, it, vi } from 'vitest'
import { builtIn } from '../design/testing/designs'
import type { Reply, Request, SnapshotView } from '../engine/messages'

import { designStore, openDesign, runStore } from './index'
import { askTrace, startWiring } from './wiring'

vi.useFakeTimers()

it('a path that is asked right after an edit, before the engine has it, is asked again of what was edited', () => {
  const posted: Request[] = []
  let answer: (reply: Reply) => void = () => undefined
  const worker = {
    postMessage: (request: Request) => posted.push(request),
    addEventListener: (type: string, heard: (event: { data: Reply }) => void) => {
      if (type === 'message') answer = (data) => heard({ data })
    },
    terminate: () => undefined,
  }
  startWiring(() => worker as unknown as Worker)
  const traces = () => posted.flatMap((request) => (request.kind === 'ask' ? [request.id] : []))
  openDesign(builtIn('srnd-figure-c1'))
  askTrace({ kind: 'trace', from: 'callmanager', to: 'phone-24', protocol: 'udp', port: 16384, faults: [] })
  expect(runStore.getState().tracing).toBe(true)
  const [early] = traces()
  vi.advanceTimersByTime(500)
  const load = posted.findLast(({ kind }) => kind === 'load')
  const { revision } = designStore.getState()
  expect(load).toMatchObject({ revision })
  answer({ kind: 'snapshot', id: load?.id ?? 0, revision, view: { now: 1 } as SnapshotView, sites: [] })
  expect(traces()).toEqual([early, expect.any(Number)])
})
