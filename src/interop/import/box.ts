/** Which box a text is of: one that has all the ports that it names, and runs its release. */
import { releaseOfVersion } from '../../config/index'
import { type BoxedDevice, isLogicalInterface, platformsFor, portsOfPlatform } from '../../design/index'
import type { IosConfig } from '../../ios/index'

/** What a text without a version is taken for: the source document's. */
const USUAL_RELEASE = '12.2(11)T'

/** A remark of ours, the image that the box boots, or what its `version` line is taken for. */
export function releaseOf({ statements }: IosConfig): string {
  let version: string | undefined
  for (const { command, text } of statements) {
    const told = /^! release (\S+)$/.exec(text)?.[1] ?? imageRelease(text)
    if (told !== undefined) return told
    if (command.kind === 'version') version = command.release
  }
  return version === undefined ? USUAL_RELEASE : releaseOfVersion(version)
}

/** `c3640-ik9s-mz.122-11.T.bin` is 12.2(11)T. */
function imageRelease(text: string): string | undefined {
  const found = /^boot system .*\.(1\d)(\d)-(\d+[a-z]?)\.([A-Z]+\d*)\b/.exec(text)
  return found ? `${found[1]}.${found[2]}(${found[3]})${found[4]}` : undefined
}

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
