/** What a typed line does to the lines of its section: it is added, put in another's place, or takes some away. */
import type { About, Undeclared } from './grammar'
import { isSilent, type Kinded, keyOf, sectionOpenedBy, type Target } from './language'
import { entryNumbered, isElsewhere, isTaken, withoutEntry } from './numbered'
import { canonical, insert, type Line, type Lines } from './typed-level'

type Removal = Undeclared & { readonly kind: 'removal' }

interface Outcome<D extends Kinded> {
  readonly level: Lines<D>
  readonly changed: boolean
  readonly entered?: string
  readonly remark?: string
}

export function outcomeOf<D extends Kinded>(
  target: Target<D>,
  level: Lines<D>,
  made: Line<D>,
  hasMore: boolean,
): Outcome<D> {
  const { command } = made
  if (command.kind === 'removal') {
    const { about, text, entry } = command as Removal
    if (entry) return removedEntry(target, level, made, entry, hasMore)
    return removed(target, level, about, /^default\s/i.test(text))
  }
  if (!made.negated) return added(target, level, made)
  const outcome = taken(target, level, made)
  const isElsewhere = !outcome.changed && hasMore && target.language.orderOf(command)?.at !== undefined
  return isElsewhere ? { level: insert(target, level, made), changed: true } : outcome
}

const DUPLICATE_NUMBER = '% Duplicate sequence number'
const DUPLICATE_REMARK = 'Duplicate remark statement'

/** Behind the last entry of a numbered list a router takes each remark once; a firewall takes it again. */
function isNotedTwice<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): boolean {
  const own = target.language.orderOf(made.command)
  if (!own || own.step === 0) return false
  const list = level.filter((item) => target.language.orderOf(item.command)?.list === own.list)
  const last = list.findLastIndex((item) => target.language.orderOf(item.command)?.number !== 'none')
  return list.slice(last + 1).some((item) => canonical(target, item) === canonical(target, made))
}

export const addsEachTime = <D extends Kinded>(
  { language }: Target<D>,
  { command, negated }: Pick<Line<D>, 'command' | 'negated'>,
) => !negated && language.declarationOf(command)?.key(command as D).adds === 'each time'

/** What the section does not have may stand outside of it, as entries of a numbered list do: then the line is kept. */
function removedEntry<D extends Kinded>(
  target: Target<D>,
  level: Lines<D>,
  made: Line<D>,
  entry: NonNullable<Removal['entry']>,
  hasMore: boolean,
): Outcome<D> {
  const gone = entryNumbered(target.language, level, entry)
  if (gone) return { level: withoutEntry(target.language, level, gone, entry), changed: true }
  return { level: hasMore ? insert(target, level, made) : level, changed: hasMore }
}

/** A line without `no`. */
function added<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  if (addsEachTime(target, made))
    return isNotedTwice(target, level, made)
      ? { level, changed: false, remark: DUPLICATE_REMARK }
      : { level: insert(target, level, made), changed: true }
  const identity = keyOf(target.language.identityOf(made.command))
  const before = level.find((item) => keyOf(target.language.identityOf(item.command)) === identity)
  if (before && canonical(target, before) === canonical(target, made))
    return { level, changed: false, entered: canonical(target, before) }
  // A list takes no entry twice, and no number twice.
  if (before && isElsewhere(target.language, before, made)) return { level, changed: false }
  if (!before && isTaken(target.language, level, made)) return { level, changed: false, remark: DUPLICATE_NUMBER }
  const opened = sectionOpenedBy(target.language, made.command)
  const isSame = before && sectionOpenedBy(target.language, before.command) === opened
  const children = isSame ? before.children : []
  const next = before ? { ...merged(target, before, made), children } : made
  if (isSilent(target, next)) return { level: level.filter((item) => item !== before), changed: before !== undefined }
  if (before) return { level: level.map((item) => (item === before ? next : item)), changed: true }
  const about = target.language.identityOf(made.command)
  return {
    level: insert(
      target,
      level.filter((item) => !takesAway(item, about)),
      made,
    ),
    changed: true,
  }
}

/** `no ip address` is how a device prints that it has none: with an address it is gone. */
const takesAway = <D extends Kinded>({ command }: Line<D>, about: About): boolean =>
  command.kind === 'removal' && (command as Removal).about.every((word, index) => word === about[index])

/** A line that names several things names those of the line before it too. */
function merged<D extends Kinded>({ language }: Target<D>, before: Line<D>, made: Line<D>): Line<D> {
  const several = language.declarationOf(made.command)?.several
  if (!several || before.negated) return made
  const items = new Set([...several.of(before.command as D), ...several.of(made.command as D)])
  const command = several.make([...items], made.command as D)
  return { ...made, command, text: language.write(command, false) }
}

/** A line with `no`. */
function taken<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  const { language } = target
  const effect = language.noOf(made.command)
  const about = language.identityOf(made.command)
  switch (effect.kind) {
    case 'refused':
      return { level, changed: false, remark: effect.says }
    case 'removes-all':
      return removed(target, level, effect.about, false)
    case 'removes':
      return language.declarationOf(made.command)?.several
        ? lessened(target, level, made)
        : removed(target, level, about, false)
    case 'negates':
      return negated(target, level, made)
  }
}

/** The `no` stands where the line stood, so that nothing else moves. */
function negated<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  const key = keyOf(target.language.identityOf(made.command))
  const before = level.find((item) => keyOf(target.language.identityOf(item.command)) === key)
  if (before?.negated && canonical(target, before) === canonical(target, made)) return { level, changed: false }
  if (isSilent(target, made)) return { level: level.filter((item) => item !== before), changed: before !== undefined }
  if (!before) return { level: insert(target, level, made), changed: true }
  return { level: level.map((item) => (item === before ? made : item)), changed: true }
}

/** Some of several things go. */
function lessened<D extends Kinded>(target: Target<D>, level: Lines<D>, made: Line<D>): Outcome<D> {
  const { language } = target
  const several = language.declarationOf(made.command)?.several
  const key = keyOf(target.language.identityOf(made.command))
  const gone = new Set(several?.of(made.command as D))
  let changed = false
  const left = level.flatMap((item) => {
    if (!several || keyOf(target.language.identityOf(item.command)) !== key) return [item]
    const items = several.of(item.command as D).filter((one) => !gone.has(one))
    changed ||= items.length < several.of(item.command as D).length
    const command = several.make(items, item.command as D)
    return items.length === 0 ? [] : [{ ...item, command, text: language.write(command, false) }]
  })
  return { level: changed ? left : level, changed }
}

/** Everything goes whose identity begins so; what cannot go is set back when that is asked for. */
function removed<D extends Kinded>(target: Target<D>, level: Lines<D>, about: About, setBack: boolean): Outcome<D> {
  const key = keyOf(about)
  const isMeant = (item: Line<D>) => keyOf(target.language.identityOf(item.command)).startsWith(key)
  const stays = (item: Line<D>) => target.language.noOf(item.command).kind === 'refused'
  const left = level.flatMap((item) => {
    if (!isMeant(item)) return [item]
    if (!stays(item)) return []
    return [setBack && item.children.length > 0 ? { ...item, children: [] } : item]
  })
  return { level: left, changed: left.length < level.length || left.some((item, index) => item !== level[index]) }
}
