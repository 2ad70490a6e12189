/** Which box a text is of: one that has all the ports that it names, and runs its release. */
import { hasPort, isReleaseSince, RELEASES, releaseChange, releaseOfVersion, wordProblem } from '../../config/index'
import { type BoxedDevice, platformsFor } from '../../design/index'
import { availabilityOf, type IosConfig, type Statement } from '../../ios/index'

/** What a text is taken for that says no version, and has lines of which no release on offer has all: the source document's. */
const USUAL_RELEASE = '12.2(11)T'

/** A remark of ours, the image that the box boots, or what its `version` line is taken for. */
export function releaseOf(config: IosConfig): string {
  const { exact, train } = saidOf(config)
  return exact ?? (train === undefined ? earliestWith(config.statements) : ofTrain(train, config.statements))
}

/** The first release on offer of the train; one that prints the name of NAT traversal's port has what came with it. */
function ofTrain(train: string, statements: readonly Statement[]): string {
  const release = releaseOfVersion(train)
  const { since } = releaseChange('natTraversal')
  return since.startsWith(`${train}(`) && !isReleaseSince(release, since) && statements.some(namesItsPort)
    ? since
    : release
}

const namesItsPort = ({ text, children }: Statement): boolean =>
  / eq non500-isakmp\b/.test(text) || children.some(namesItsPort)

/** A text that does not say it is of the first release on offer that takes its lines. */
function earliestWith(statements: readonly Statement[]): string {
  return RELEASES.find(({ release }) => statements.every((item) => isTaken(item, release)))?.release ?? USUAL_RELEASE
}

function isTaken({ command, negated, children }: Statement, release: string): boolean {
  const since = negated ? undefined : availabilityOf(command)?.since
  return (
    (since === undefined || isReleaseSince(release, since)) &&
    wordsOf(command).every((word) => wordProblem(release, word) === undefined) &&
    children.every((item) => isTaken(item, release))
  )
}

/** Ciphers and hashes that a line names. */
function wordsOf(command: Statement['command']): readonly string[] {
  if (command.kind === 'transform-set') return command.transforms
  if (command.kind === 'policy-encryption') return [command.cipher]
  return command.kind === 'policy-hash' ? [command.hash] : []
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
