/** What each value of a plan means, between which bounds it may lie and where it comes from. The page, the file and the command line ask this table. */
import { type ParameterInfo, type ParameterRange, valueProblem } from './parameter-info'
import { DEFAULT_PLAN, type PlanValues } from './planning'

const range = (least: number, most: number, why: string): ParameterRange => ({ least, most, whole: false, why })
const SHARE = range(1, 100, 'it is a share of a whole')
const WAIT = range(0, 1000, 'a wait is no shorter than nothing, and a second is no conversation')
const RATING = range(0, 100, 'ratings and impairments of the E-model lie between 0 and 100')
const ROBUST = range(1, 100, 'robustness divides, and G.113 has none above 100')

const assumed = (label: string, unit: string, source: string): ParameterInfo => ({
  label,
  unit,
  standing: 'assumption',
  source,
})
const sourced = (label: string, unit: string, source: string): ParameterInfo => ({
  ...assumed(label, unit, source),
  standing: 'sourced',
})

const G113 = 'ITU-T G.113 appendix I'

export const PLAN_INFO: { readonly [Key in keyof PlanValues]: ParameterInfo } = {
  codec: {
    ...assumed(
      'Codec of the calls',
      '',
      'the source document does not say; G.729 is what slow uplinks are planned with',
    ),
    choices: [
      ['g729', 'G.729'],
      ['g711', 'G.711'],
    ],
  },
  intervalMs: {
    ...assumed('Speech in a packet', 'ms', '20 ms is what Cisco phones send unless told otherwise'),
    range: {
      ...range(10, 60, 'a packet holds whole frames of 10 ms, and more than 60 ms are no conversation'),
      whole: true,
      step: 10,
    },
  },
  silenceSuppression: assumed('Silence is not sent', '', 'Cisco phones have it off unless told otherwise'),
  speechPercent: {
    ...assumed(
      'Share of the time in which a side speaks',
      '%',
      'Cisco, Per Call Bandwidth Consumption: about 35 % is saved over at least 24 calls; a single call saves nothing for sure',
    ),
    range: SHARE,
  },
  encapsulation: {
    ...assumed('Between voice and ESP', '', 'the designs here use crypto maps, which add nothing'),
    choices: [
      ['none', 'nothing: a crypto map'],
      ['gre', 'GRE, 24 bytes'],
      ['vti', 'a tunnel interface of IPsec, which adds nothing'],
    ],
  },
  priorityPercent: {
    ...assumed('Of a line for priority classes', '%', 'rule of thumb of the SRND: all priority classes together'),
    range: SHARE,
  },
  reservablePercent: {
    ...sourced('Of a line for all reservations', '%', 'IOS, max-reserved-bandwidth: 75 unless changed'),
    range: SHARE,
  },
  busyPercent: {
    ...assumed('Sites in a call at once', '%', 'no source: how busy the busiest hour is, the architect knows'),
    range: { ...SHARE, least: 0 },
  },
  headroomPercent: {
    ...assumed('A box may carry of its figures', '%', 'no source: what is left is for growth, bursts and updates'),
    range: SHARE,
  },
  coderMs: {
    ...assumed(
      'Coding and decoding',
      'ms',
      'Cisco, Understanding Delay in Packet Voice Networks: 2.5 to 10 ms for G.729',
    ),
    range: WAIT,
  },
  routerMs: {
    ...assumed('Each router that encrypts, decrypts or forwards', 'ms', 'no source: hangs on the box and its load'),
    range: WAIT,
  },
  jitterBufferMs: {
    ...assumed('Receiver’s buffer against jitter', 'ms', 'IOS, playout-delay: nominal 60 ms; phones adapt theirs'),
    range: WAIT,
  },
  concealment: assumed('Lost speech is concealed', '', 'phones conceal it, G.711 by its appendix I; G.729 always does'),
  basicRating: { ...sourced('Basic rating R', '', 'ITU-T G.107, all else at its default'), range: RATING },
  burstRatio: {
    ...assumed('How bursty loss is (BurstR)', '', 'ITU-T G.107: 1 = loss is random, more = in bursts'),
    range: range(1, 8, 'loss is random at 1, and G.107 goes no farther'),
  },
  ieG711: { ...sourced('Impairment of G.711 (Ie)', '', G113), range: { ...RATING, most: 95 } },
  bplG711: { ...sourced('Robustness of G.711 (Bpl)', '', G113), range: ROBUST },
  bplG711Concealed: { ...sourced('Robustness of G.711 with concealment (Bpl)', '', G113), range: ROBUST },
  ieG729: { ...sourced('Impairment of G.729A (Ie)', '', G113), range: { ...RATING, most: 95 } },
  bplG729: { ...sourced('Robustness of G.729A (Bpl)', '', G113), range: ROBUST },
}

const INFO: ReadonlyMap<string, ParameterInfo> = new Map(Object.entries(PLAN_INFO))
const USUAL: ReadonlyMap<string, PlanValues[keyof PlanValues]> = new Map(Object.entries(DEFAULT_PLAN))

/** Why a value of a plan cannot be so; nothing when it can, or is not known here. */
export function planProblem(key: string, value: unknown): string | undefined {
  const info = INFO.get(key)
  const usual = USUAL.get(key)
  return info && usual !== undefined ? valueProblem(info, usual, value) : undefined
}
