/** Which box a text is of: one that has all the ports that it names, and runs its release. */
import { type BoxedDevice, isLogicalInterface, platformsFor, portsOfPlatform, RELEASES } from '../../design/index'
import type { IosConfig } from '../../ios/index'
import { last } from './statements'

/** What a text without a version is taken for: the source document's. */
const USUAL_RELEASE = '12.2(11)T'

/** `version 12.2` names no more than the release's beginning: the first known release of it. */
export function releaseOf({ statements }: IosConfig): string {
  const version = last(statements, 'version')?.release
  if (version === undefined) return USUAL_RELEASE
  return RELEASES.map(String).find((release) => beginning(release) === version) ?? version
}

const beginning = (release: string) => /^\d+\.\d+/.exec(release)?.[0]

/** The device as the first box that fits; as it is when none does, and a finding says what that box lacks. */
export function inItsBox<D extends BoxedDevice>(device: D): D {
  const ports = device.interfaces.map((item) => item.name).filter((name) => !isLogicalInterface(name))
  const fitting = platformsFor(device).filter((platform) => {
    const has = new Set(portsOfPlatform(platform))
    return ports.every((port) => has.has(port))
  })
  const box = fitting.find((platform) => platform.releases.includes(device.release)) ?? fitting[0]
  return box ? { ...device, platform: box.id } : device
}
