/** `show class-map` and `show policy-map`: what was typed, as the Cisco IOS Quality of Service Solutions Command Reference prints it. */
import { CLASS_DEFAULT, type QosClass, type QosPolicyClass } from '../../config/index'
import type { ConsoleContext } from '../types'

/** Words of a condition as they were typed, with the numbers of code points behind their names. */
export function matchTexts(match: QosClass | undefined): readonly string[] {
  if (!match) return ['any ']
  return match.conditions.map(({ source, is }) => {
    const words = source.text.trim().split(/\s+/).slice(1)
    const first = words.indexOf('dscp') + 1
    if (is.kind !== 'dscp' || first === 0) return words.join(' ')
    const pointAt = (at: number) => (at < first ? undefined : is.values[at - first])
    return words
      .map((word, at) =>
        pointAt(at) === undefined || word === String(pointAt(at)) ? word : `${word} (${pointAt(at)})`,
      )
      .join(' ')
  })
}

/** The default class stands first, and is number 0. */
export function classMaps({ configuration }: ConsoleContext, only?: string): string {
  const named = (configuration.queueing?.classes ?? []).map((each) => ({ ...each, texts: matchTexts(each) }))
  return [{ name: CLASS_DEFAULT, any: true, texts: ['any '] }, ...named]
    .flatMap(({ name, any, texts }, id) =>
      only !== undefined && name !== only
        ? []
        : [
            ` Class Map ${any ? 'match-any' : 'match-all'} ${name} (id ${id})`,
            ...(texts.length === 0 ? ['none '] : texts).map((text) => `   Match ${text}`),
            '',
          ],
    )
    .join('\n')
}

export type ClassLines = (told: QosPolicyClass) => readonly string[]

export function policyMaps({ configuration }: ConsoleContext, lines: ClassLines, only?: string): string {
  return (configuration.queueing?.policies ?? [])
    .filter(({ name }) => only === undefined || name === only)
    .flatMap(({ name, classes }) => [
      `  Policy Map ${name}`,
      ...classes.flatMap((told) => [`    Class ${told.name}`, ...lines(told).map((text) => `      ${text}`)]),
    ])
    .join('\n')
}

const rateText = (rate: NonNullable<QosPolicyClass['bandwidth']>['value']): string =>
  rate.kind === 'kbit'
    ? `${rate.kbit} (kbps)`
    : rate.kind === 'remaining'
      ? `remaining ${rate.percent} (%)`
      : `${rate.percent} (%)`

export const classLines12: ClassLines = (told) => {
  const { priority, bandwidth, queueLimit, fair } = told
  const limit = queueLimit ? ` Max Threshold ${queueLimit.value} (packets)` : ''
  return [
    ...(priority ? ['Strict Priority', `Bandwidth ${rateText(priority.value)}`] : []),
    ...(bandwidth ? [`Bandwidth ${rateText(bandwidth.value)}${limit}`] : []),
    ...(fair ? ['Flow based Fair Queueing'] : []),
    ...rest(told),
  ]
}

export const classLines15: ClassLines = (told) => {
  const { priority, bandwidth, queueLimit, fair } = told
  return [
    ...(priority ? [`priority ${rateText(priority.value)}`] : []),
    ...(bandwidth ? [`bandwidth ${rateText(bandwidth.value)}`] : []),
    ...(queueLimit ? [`queue-limit ${queueLimit.value} packets`] : []),
    ...(fair ? ['fair-queue'] : []),
    ...rest(told),
  ]
}

const rest: ClassLines = ({ shape, police, policy, unread }) => [
  ...(shape ? shapeLines(shape.value) : []),
  ...(police ? policeLines(police) : []),
  ...(policy ? [`service-policy ${policy.value}`] : []),
  ...unread.map(({ text }) => text.trim()),
]

/** Bursts are told only where they were typed. */
const shapeLines = ({ rate, burstBits, excessBits }: NonNullable<QosPolicyClass['shape']>['value']) => [
  'Average Rate Traffic Shaping',
  [
    rate.kind === 'kbit' ? `cir ${rate.kbit * 1000} (bps)` : `cir ${rate.percent}%`,
    ...(burstBits === undefined ? [] : [`bc ${burstBits} (bits)`]),
    ...(excessBits === undefined ? [] : [`be ${excessBits} (bits)`]),
  ].join(' '),
]

function policeLines({ value, source }: NonNullable<QosPolicyClass['police']>): readonly string[] {
  const { rate, burstBytes, drops } = value
  const action = (of: string, usual: string) => new RegExp(`${of}-action (\\S+)`).exec(source?.text ?? '')?.[1] ?? usual
  const cir = rate.kind === 'kbit' ? `${rate.kbit * 1000}` : `${rate.percent}%`
  return [
    `police cir ${cir}${burstBytes === undefined ? '' : ` bc ${burstBytes}`}`,
    `  conform-action ${action('conform', 'transmit')} `,
    `  exceed-action ${action('exceed', drops ? 'drop' : 'transmit')} `,
  ]
}
