/**
 * Changes by hand to an IOS configuration, as values. The order of lines counts within one kind of command (entries of
 * an access list, peers, `no` after its command); between kinds IOS does not care.
 */
import { IOS } from './commands/all'
import type { IosConfig } from './statement'
import { type LinePatch, patchesOf } from './syntax/patch'

export const PATCHES = patchesOf(IOS)

/** The configuration with a patch applied; a deletion or an anchor that is no longer there changes nothing. */
export function applyPatch(config: IosConfig, patch: LinePatch): IosConfig {
  return { statements: PATCHES.apply(config.statements, patch) }
}

/** The patch that turns one configuration into another, up to the order of lines that IOS does not care for. */
export function diffToPatch(base: IosConfig, edited: IosConfig): LinePatch {
  return PATCHES.diff(base.statements, edited.statements)
}

/** A configuration in which every section stands once, with all of its lines. */
export function mergeSections(config: IosConfig): IosConfig {
  return { statements: PATCHES.merge(config.statements) }
}

/** True when two configurations have the same lines, up to the order of those that IOS does not care for. */
export function sameConfiguration(a: IosConfig, b: IosConfig): boolean {
  return PATCHES.same(a.statements, b.statements)
}
