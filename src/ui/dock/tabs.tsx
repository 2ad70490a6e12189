/** The dock's panels, in the order of their tabs. Each but the first loads when it is first shown. */
import { type ComponentType, lazy } from 'react'
import type { DockTab, RunState } from '../../store/index'
import { hurtEntries } from '../findings/hurt'
import { PathPanel } from '../path/PathPanel'

interface DockPanel {
  readonly id: DockTab
  readonly title: string
  readonly Panel: ComponentType
  /** A count beside the title; 0 shows none. */
  readonly countOf?: (run: RunState) => number
}

export const DOCK_PANELS: readonly DockPanel[] = [
  { id: 'path', title: 'Path', Panel: PathPanel },
  {
    id: 'timeline',
    title: 'Timeline',
    Panel: lazy(() => import('../timeline/TimelinePanel').then((module) => ({ default: module.TimelinePanel }))),
  },
  {
    id: 'packets',
    title: 'Packets',
    Panel: lazy(() => import('../packets/PacketsPanel').then((module) => ({ default: module.PacketsPanel }))),
  },
  {
    id: 'console',
    title: 'Console',
    Panel: lazy(() => import('../console/ConsolePanel').then((module) => ({ default: module.ConsolePanel }))),
  },
  {
    id: 'answers',
    title: 'Answers',
    Panel: lazy(() => import('../answers/AnswersPanel').then((module) => ({ default: module.AnswersPanel }))),
  },
  {
    id: 'findings',
    title: 'Findings',
    Panel: lazy(() => import('../findings/FindingsPanel').then((module) => ({ default: module.FindingsPanel }))),
    countOf: (run) =>
      run.findings.length + run.diagnostics.length + hurtEntries(run.typed ? [] : (run.settled?.sites ?? [])).length,
  },
]
