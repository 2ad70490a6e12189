/** The questions that the dock's Answers holds, in their order; each loads when it is first shown. */
import { type ComponentType, lazy } from 'react'
import type { AnswerSection } from '../../store/index'

interface Section {
  readonly id: AnswerSection
  readonly title: string
  readonly Panel: ComponentType
}

export const SECTIONS: readonly Section[] = [
  {
    id: 'service',
    title: 'Sites in service',
    Panel: lazy(() => import('./service/ServiceSection').then((module) => ({ default: module.ServiceSection }))),
  },
  {
    id: 'plan',
    title: 'Plan calls and load',
    Panel: lazy(() => import('./plan/PlanSection').then((module) => ({ default: module.PlanSection }))),
  },
  {
    id: 'register',
    title: 'Remote register',
    Panel: lazy(() => import('./register/RegisterSection').then((module) => ({ default: module.RegisterSection }))),
  },
  {
    id: 'addresses',
    title: 'Addresses',
    Panel: lazy(() => import('./addresses/AddressesSection').then((module) => ({ default: module.AddressesSection }))),
  },
  {
    id: 'sweep',
    title: 'Single points of failure',
    Panel: lazy(() => import('./sweep/SweepSection').then((module) => ({ default: module.SweepSection }))),
  },
  {
    id: 'failover',
    title: 'Failover distribution',
    Panel: lazy(() => import('./failover/FailoverSection').then((module) => ({ default: module.FailoverSection }))),
  },
  {
    id: 'why',
    title: 'Where it comes from',
    Panel: lazy(() => import('./why/WhySection').then((module) => ({ default: module.WhySection }))),
  },
  {
    id: 'changes',
    title: 'What changed',
    Panel: lazy(() => import('./compare/ChangesSection').then((module) => ({ default: module.ChangesSection }))),
  },
]
