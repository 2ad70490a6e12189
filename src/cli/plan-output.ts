/** A site's plan as text: its packet as nested blocks, what it was made from, alternatives, delay and rating; and what head-ends carry. */
import type { BoxPlan, HeadEndPlan, MeasuredCall, PlannedSite } from '../engine/session'

export function callText({ site, call, inputs, alternatives, path }: PlannedSite): string {
  const blocks = call.blocks.map(
    ({ name, bytes, total, detail }, depth) =>
      `  ${' '.repeat(depth)}${`${name} ${bytes}`.padEnd(34 - depth)} ${String(total).padStart(4)}${detail === undefined ? '' : `   ${detail}`}`,
  )
  const cells = call.cells === undefined ? '' : `, ${call.cells} cells`
  return lines([
    `${site}: one voice packet, ${call.clear} bytes in clear, ${call.tunnel} in the tunnel, ${call.wire} on the line${cells}; ${call.packetsPerSecond} a second, ${call.kbit.toFixed(1)} kbit/s each way`,
    ...blocks,
    '',
    `  TCP segments up to ${path.segment} bytes go in one piece (path of ${path.mtu})${path.wholeCells === undefined ? '' : `; ${path.wholeCells} fills its cells`}`,
    '',
    '  Made from',
    ...inputs.map(({ label, value, from }) => `    ${label.padEnd(46)} ${value} (${from})`),
    '',
    '  If one thing were otherwise                      tunnel  line   kbit/s  calls up, priority / all reserved',
    ...alternatives.map(
      ({ name, tunnel, wire, kbit, up, present }) =>
        `  ${present ? '*' : ' '} ${name.padEnd(46)} ${String(tunnel).padStart(6)} ${String(wire).padStart(5)} ${kbit.toFixed(1).padStart(8)}  ${up.priority} / ${up.reservable}`,
    ),
  ])
}

export function soundText({ sound }: PlannedSite): string {
  const ways = [
    ['towards headquarters', sound.up],
    ['from headquarters', sound.down],
  ] as const
  return lines(
    ways.flatMap(([way, situations]) =>
      situations.flatMap(({ situation, parts, delayMs, jitterMs, lossPercent, r, mos, note }) => [
        `  ${way}, ${situation}: ${delayMs.toFixed(1)} ms one way, jitter up to ${jitterMs.toFixed(1)} ms, loss up to ${lossPercent.toFixed(1)} %: R ${r.toFixed(1)}, MOS ${mos.toFixed(2)}`,
        `    ${parts.map(({ label, ms }) => `${label} ${ms.toFixed(1)}`).join('; ')}`,
        ...(note === undefined ? [] : [`    ${note}`]),
      ]),
    ),
  )
}

export function measuredText(measured: MeasuredCall): string {
  if (measured.kind === 'not-measured') return lines([`${measured.site}: no call was measured: ${measured.reason}`])
  return lines([
    `${measured.site}: a call in the simulated network, quiet and while transfers fill its line, beside the plan`,
    ...measured.sounds.flatMap(({ way, load, meanMs, leastMs, mostMs, sound, planned, why }) => [
      `  ${way === 'up' ? 'towards' : 'from'} headquarters, ${load}: ${meanMs.toFixed(1)} ms in the network (${leastMs.toFixed(1)} to ${mostMs.toFixed(1)}), loss ${sound.lossPercent.toFixed(1)} %: R ${sound.r.toFixed(1)}, MOS ${sound.mos.toFixed(2)}; planned (${planned.situation}) ${planned.networkMs.toFixed(1)} ms, R ${planned.r.toFixed(1)}, MOS ${planned.mos.toFixed(2)}`,
      ...why.map((reason) => `    ${reason}`),
    ]),
  ])
}

export function headEndText({ sites, calls, boxes, crossOverKbit, curve, inputs }: HeadEndPlan): string {
  return lines([
    `Head-ends: ${sites} sites, ${calls} calls at once; ${crossOverKbit.toFixed(1)} kbit/s of calls over the cross-over`,
    ...inputs.map(({ label, value, from }) => `  ${label}: ${value} (${from})`),
    ...boxes.flatMap(boxLines),
    '',
    '  One head-end alone',
    ...columns(
      ['sites', 'calls', 'IKE SAs', 'IPsec SAs', 'set-ups/s', 'rekeys/s', 'last back after'],
      curve.map(({ sites: count, calls: busy, alone, storm }) => [
        String(count),
        busy.toFixed(0),
        String(alone.ikeSas),
        alone.ipsecSas.toFixed(0),
        alone.setups.toFixed(4),
        alone.rekeys.toFixed(3),
        lastBack(storm),
      ]),
    ),
    '',
    ...columns(
      ['sites', 'packets/s idle', 'packets/s', 'stick kbit/s', 'cross-over kbit/s'],
      curve.map(({ sites: count, alone, crossOverKbit: crossing }) => [
        String(count),
        alone.cryptoPacketsIdle.toFixed(1),
        alone.cryptoPackets.toFixed(0),
        alone.stickInKbit.toFixed(0),
        crossing.toFixed(0),
      ]),
    ),
  ])
}

function boxLines({ device, platform, known, usages, breaks, fits, stormSays }: BoxPlan): readonly string[] {
  const limit = breaks
    ? `carries all alone ${fits ? '' : 'only '}up to ${breaks.sites} sites: then ${breaks.resource}`
    : ''
  const unknown = known ? '' : 'nothing is known of what its box carries: fill in the table of platforms'
  const verdict = [limit, unknown].filter(Boolean).join('; ')
  return [
    '',
    `  ${device}${platform === undefined ? '' : ` (${platform})`}: ${verdict}`,
    ...usages.map(({ resource, unit, both, alone, figure, source }) => {
      const known =
        figure === undefined ? '' : `; carries ${figure}, says ${source}: ${((100 * alone) / figure).toFixed(1)} %`
      return `    ${resource}${unit === '' ? '' : ` ${unit}`}: ${amount(both)} now, ${amount(alone)} alone${known}`
    }),
    ...(stormSays === undefined ? [] : [`    alone, and all sites ask at once: ${stormSays}`]),
  ]
}

const lastBack = (storm: HeadEndPlan['curve'][number]['storm']) => {
  if (storm === undefined) return 'not known'
  return storm.lastBackSeconds === undefined ? 'never' : `${storm.lastBackSeconds.toFixed(1)} s`
}

/** Figures under their titles, each column as wide as its widest cell. */
function columns(titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [titles, ...rows]
  const widths = titles.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all.map((row) => `  ${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')}`)
}

const amount = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 1 ? 1 : 4))

const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`
