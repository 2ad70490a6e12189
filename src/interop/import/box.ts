/** Which box a text is of: one that has all the ports that it names, and runs its release. */
import { hasPort, releaseOfVersion } from '../../config/index'
import { type BoxedDevice, platformsFor } from '../../design/index'
import type { IosConfig } from '../../ios/index'

/** What a text without a version is taken for: the source document's. */
const USUAL_RELEASE = '12.2(11)T'

/** A remark of ours, the image that the box boots, or what its `version` line is taken for. */
export function releaseOf(config: IosConfig): string {
  const { exact, train } = saidOf(config)
  return exact ?? (train === undefined ? USUAL_RELEASE : releaseOfVersion(train))
}

/** What the text itself says of its release, which may be the train alone; empty when it says nothing. */
export function saidRelease(config: IosConfig): string {
  const { exact, train } = saidOf(config)
  return exact ?? train ?? ''
}

function saidOf({ statements }: IosConfig): { readonly exact?: string; readonly train?: string } {
  let train: string | undefined
  for (const { command, text } of statements) {
    const exact = /^! release (\S+)$/.exec(text)?.[1] ?? imageRelease(text)
    if (exact !== undefined) return { exact }
    if (command.kind === 'version') train = command.release
  }
  return train === undefined ? {} : { train }
}

/** `c3640-ik9s-mz.122-11.T.bin` is 12.2(11)T. */
function imageRelease(text: string): string | undefined {
  const found = /^boot system .*\.(1\d)(\d)-(\d+[a-z]?)\.([A-Z]+\d*)\b/.exec(text)
  return found ? `${found[1]}.${found[2]}(${found[3]})${found[4]}` : undefined
}

/** The device as the box that has most of its ports, and rather one that runs its release; a finding says what that lacks. */
export function inItsBox<D extends BoxedDevice>(device: D): D {
  const names = device.interfaces.map((item) => item.name)
  const ranked = platformsFor(device).map((platform) => ({
    platform,
    has: names.filter((name) => hasPort(platform, name)).length,
    runs: platform.releases.includes(device.release) ? 1 : 0,
  }))
  const [best] = ranked.sort((a, b) => b.has - a.has || b.runs - a.runs)
  return best ? { ...device, platform: best.platform.id } : device
}
