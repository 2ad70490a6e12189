/** The five values of a redistribution metric, as `redistribute`, `default-metric` and `set metric` write them. */
import type { Arguments } from '../syntax/grammar'
import { line } from './declare'
import type { MetricWords } from './types-routing'

export const METRIC = '<bandwidth:int> <delay:int> <reliability:int> <load:int> <mtu:int>'
export const metricOf = (a: Arguments): MetricWords => ({
  bandwidthKbit: a.number('bandwidth'),
  delayTens: a.number('delay'),
  reliability: a.number('reliability'),
  load: a.number('load'),
  mtu: a.number('mtu'),
})
export const metricText = (m: MetricWords) => line(m.bandwidthKbit, m.delayTens, m.reliability, m.load, m.mtu)
