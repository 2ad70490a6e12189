/** How the two ends of a member agree on a Port-channel (IOS EtherChannel configuration guide, LACP and PAgP modes). */

/** `on` asks nobody; LACP and PAgP need an end that begins. */
export type ChannelMode = 'on' | 'active' | 'passive' | 'desirable' | 'auto'

/** Modes of the other end with which one comes up; `on` asks nobody. */
const AGREEING: { readonly [Mode in ChannelMode]: readonly ChannelMode[] | 'any' } = {
  on: 'any',
  active: ['active', 'passive'],
  passive: ['active'],
  desirable: ['desirable', 'auto'],
  auto: ['desirable'],
}

/** Whether an end comes up with another; absent = that one is in no channel. */
export function comesUpWith(mode: ChannelMode, other: ChannelMode | undefined): boolean {
  const agreeing = AGREEING[mode]
  return agreeing === 'any' || (other !== undefined && agreeing.includes(other))
}
