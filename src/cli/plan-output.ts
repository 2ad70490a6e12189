/** A site's plan as text: its packet as nested blocks, what it was made from, alternatives, delay and rating. */
import type { PlannedSite } from '../engine/session'

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

const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`
