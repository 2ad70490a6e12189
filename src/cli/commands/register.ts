/** `register`: which site is where, as a table for people, other tools or a spreadsheet. */
import type { RegisterRow } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import type { RegisterJson } from '../json'
import { readDesign } from '../read-design'

export const registerCommand: Command = {
  name: 'register',
  summary: 'every site: its LAN, addresses, head-end and SAs',
  words: ['<DESIGN>'],
  options: [{ flags: '--csv', meaning: 'as a table for a spreadsheet' }, JSON_OPTION],
  examples: [['design.json --csv > register.csv', 'for a spreadsheet']],
  run: register,
}

async function register(call: Call, streams: Streams): Promise<number> {
  const design = readDesign('register', call.words[0], streams)
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 2,
    revision,
    question: { kind: 'register' },
  }))
  if (answer.kind !== 'register') throw new Unusable('the engine gave no register')
  if (call.flags.has('json')) streams.out(json({ sites: answer.rows } satisfies RegisterJson))
  else if (call.flags.has('csv')) streams.out(answer.csv)
  else {
    for (const row of answer.rows) {
      const standby = row.hsrp === 'standby' ? ', the HSRP standby' : ''
      streams.out(
        `${row.site.padEnd(16)} ${row.lans.join(' ').padEnd(18)} ${where(row)}${standby}${callText(row.call)}\n`,
      )
    }
  }
  return answer.rows.every((row) => row.current) ? 0 : 1
}

function callText(call: RegisterRow['call']): string {
  if (call?.kind !== 'planned') return call === undefined ? '' : `; no call planned: ${call.reason}`
  const { bytes, kbit, up, down, reservablePercent, quiet, busy } = call
  const fit = Math.min(up.reservable, down.reservable)
  const heard = `MOS ${quiet.mos.toFixed(1)}, beside transfers ${busy.mos.toFixed(1)}`
  return `; a call takes ${bytes} bytes, ${kbit.toFixed(1)} kbit/s, ${fit} in ${reservablePercent} %; ${heard}`
}

function where({ current, held }: RegisterRow): string {
  if (!current) return 'no tunnel'
  const name = current.device ?? current.address
  return held ? `on ${name}` : `tunnel to ${name} by its own table, which answers nobody`
}
