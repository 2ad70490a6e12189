/** The chosen cryptography against what each release offers: it came later, or it is refused by now. */
import { groupProblem, releaseDefaults, wordProblem } from '../../../config/index'
import type { TransformSetSettings, VpnSettings } from '../../model/design'
import type { Found, Rule } from '../rule'
import { type Router, routersByRelease } from './routers'

export const releaseCrypto: Rule = {
  name: 'release-crypto',
  title: 'Cryptography that the release offers',
  why: 'A release refuses the line, and the tunnel falls back to a weaker policy or does not come up.',
  source: 'Cisco field notice FN72510; IOS security command reference',
  check: ({ design }) =>
    routersByRelease(design).flatMap(({ release, headEnds, sites, names }): readonly Found[] => {
      const { vpn } = design
      const problems = [
        ...(vpn.ikev2 ? ikev2Problems(release, vpn.ikev2) : ikeProblems(release, vpn)),
        ...(headEnds ? setProblems(release, vpn.headEndTransformSets) : []),
        ...(sites ? setProblems(release, vpn.siteTransformSets) : []),
        ...(vpn.pfsGroup === undefined ? [] : [groupProblem(release, vpn.pfsGroup)]),
      ]
      return [...new Set(problems)].flatMap((problem) =>
        problem === undefined
          ? []
          : [{ severity: 'error', field: 'vpn.policies', summary: `${problem} (${names})`, remedy: REMEDY }],
      )
    }),
}

const REMEDY = 'Choose cryptography that every release has, or another release: the presets of the VPN settings help.'

export const ikev2Support: Rule = {
  name: 'ikev2-support',
  title: 'IKEv2 where it exists',
  why: 'A release without IKEv2 refuses the lines, and no tunnel comes up.',
  source: 'IOS security command reference, crypto ikev2',
  check: ({ design }) =>
    design.vpn.ikev2
      ? routersByRelease(design)
          .filter(({ release }) => !releaseDefaults(release).ikev2)
          .map(({ release, names }: Router) => ({
            severity: 'error',
            field: 'vpn.ikev2',
            summary: `IKEv2 came with 15.1(1)T, ${release} lacks it: no tunnel comes up (${names})`,
            remedy: 'Choose a later release for them, or IKEv1.',
          }))
      : [],
}

/** The default group of a policy is 1 (FACTS section 2 and IOS_DEFAULTS), whether or not it is written. */
function ikeProblems(release: string, { policies }: VpnSettings): readonly (string | undefined)[] {
  return policies.flatMap(({ encryption, hash, group }) => [
    wordProblem(release, encryption),
    wordProblem(release, hash ?? 'sha'),
    groupProblem(release, group ?? 1),
  ])
}

function ikev2Problems(release: string, proposal: NonNullable<VpnSettings['ikev2']>): readonly (string | undefined)[] {
  if (!releaseDefaults(release).ikev2) return []
  const { encryption, integrity, prf, group } = proposal
  return [
    ...[encryption, integrity, prf].map((word) => (word === undefined ? undefined : wordProblem(release, word))),
    groupProblem(release, group),
  ]
}

function setProblems(release: string, sets: readonly TransformSetSettings[]): readonly (string | undefined)[] {
  return sets.flatMap((set) => set.transforms.map((word) => wordProblem(release, word)))
}
