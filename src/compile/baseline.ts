/** The management baseline of a device in its text: each line where a device prints its kind, none of them twice. */
import { ASA, type AsaConfig, mergeAsaSections, parseAsa } from '../asa/index'
import { baselineTextOf, type Design, type Device, filledBaseline, secretGiven } from '../design/index'
import { type IosConfig, identityText, parseIos, renderCommand, type Statement } from '../ios/index'
import { namesUser, withoutVainLogins } from './baseline-login'

/** The device's lines with its places filled; nothing = it has no baseline. */
function linesFor(
  design: Design,
  device: Device,
  language: 'ios' | 'asa',
  told: () => readonly string[],
): string | undefined {
  const text = baselineTextOf(design.baseline, device.kind)
  if (text === undefined || text.trim() === '') return undefined
  const filled = filledBaseline(text, {
    name: device.name,
    interfaces: (role) => device.interfaces.filter((item) => item.role === role).map((item) => item.name),
    secret: (name) => secretGiven(design.baseline, name),
  })
  const byHand = device.patch?.insert.map((line) => line.text) ?? []
  return withoutVainLogins(filled, language, [...told(), ...byHand].some(namesUser))
}

export function withBaseline(design: Design, device: Device, base: IosConfig): IosConfig {
  const told = () => base.statements.map((item) => renderCommand(item.command, item.negated))
  const text = linesFor(design, device, 'ios', told)
  if (text === undefined) return base
  const lines = parseIos(text).config.statements
  const all = lines.reduce<Lines>((found, line) => joined(found, line, placeIn), base.statements)
  return { statements: lines.some(({ text: words }) => /^aaa new-model\b/.test(words)) ? withoutLogin(all) : all }
}

/** With `aaa new-model` a terminal line has no `login` alone: it would be refused as incomplete. */
const withoutLogin = (all: Lines): Lines =>
  all.map((item) =>
    item.command.kind === 'line'
      ? { ...item, children: item.children.filter((child) => renderCommand(child.command, false) !== 'login') }
      : item,
  )

/** A firewall asks for no order. */
export function withAsaBaseline(design: Design, device: Device, base: AsaConfig): AsaConfig {
  const told = () => base.statements.map((item) => ASA.write(item.command, item.negated))
  const text = linesFor(design, device, 'asa', told)
  if (text === undefined) return base
  return mergeAsaSections({ ...base, statements: [...base.statements, ...parseAsa(text).config.statements] })
}

type Lines = readonly Statement[]

/** A line with the same subject is written over; a section keeps what it has of its own. */
function joined(all: Lines, line: Statement, place: (all: Lines, line: Statement) => number): Lines {
  const key = identityText(line.command)
  const at = line.command.kind === 'comment' ? -1 : all.findIndex((item) => identityText(item.command) === key)
  const twin = all[at]
  if (!twin) return all.toSpliced(place(all, line), 0, line)
  const children = line.children.reduce<Lines>((own, child) => joined(own, child, beforeShutdown), twin.children)
  return all.with(at, { ...line, children })
}

const beforeShutdown = (all: Lines): number => (all.at(-1)?.command.kind === 'shutdown' ? all.length - 1 : all.length)

const AT_THE_HEAD = /^(?:no )?(?:enable|aaa|username|clock|ip domain|ip ssh|archive|login)\b/

/** `service` behind the version, who may log in behind the hostname, the clock's source last, all else before the lines. */
function placeIn(all: Lines, line: Statement): number {
  const text = renderCommand(line.command, line.negated)
  const hostname = all.findIndex(({ command }) => command.kind === 'hostname')
  if (/^(?:no )?service\b/.test(text)) return Math.max(hostname, 0)
  const end = orLast(all, 'end')
  if (line.command.kind === 'line' || /^ntp\b/.test(text)) return end
  const own = hostname + 1 + all.slice(hostname + 1).findIndex((item) => !isOfTheHead(item))
  return AT_THE_HEAD.test(text) || isRemarkOfTheHead(line) ? own : Math.min(orLast(all, 'line'), end)
}

const isOfTheHead = (item: Statement): boolean =>
  AT_THE_HEAD.test(renderCommand(item.command, item.negated)) || isRemarkOfTheHead(item)

const isRemarkOfTheHead = ({ command }: Statement): boolean =>
  command.kind === 'comment' && command.text.startsWith('! not written')

function orLast(all: Lines, kind: Statement['command']['kind']): number {
  const at = all.findIndex(({ command }) => command.kind === kind)
  return at < 0 ? all.length : at
}
