/** `clock set` of a router and a firewall: what hangs on the date is in force by it from then on. */
import { readMoment } from '../../net/index'
import { type Action, command } from './row'

const setClock: Action = ({ tables, args }) => {
  const wall = readMoment([args.time ?? '', args.day ?? '', args.month ?? '', args.year ?? ''])
  if (wall === undefined) return { output: '% Invalid clock: write it hh:mm:ss day month year', ok: false }
  return { output: '', effects: [{ kind: 'fault', fault: { kind: 'clock', device: tables.device, wall } }] }
}

export const CLOCK = command('clock set <time:hh:mm:ss> <day:1-31> <month:MONTH> <year:1993-2035>', setClock).concat(
  command('clock set <time:hh:mm:ss> <month:MONTH> <day:1-31> <year:1993-2035>', setClock),
)
