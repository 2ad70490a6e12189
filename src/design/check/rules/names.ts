/** Names in the crypto and routing parts of a configuration are written as one word. */
import type { VpnSettings } from '../../model/design'
import type { Found, Rule } from '../rule'

export const configurationNames: Rule = {
  name: 'configuration-names',
  title: 'Names in the configurations',
  why: 'A name in two words is read as a name and something else.',
  source: 'IOS command reference',
  check: ({ design }) =>
    namesOf(design.vpn)
      .filter(([, , text]) => !/^[^\s?!][^\s?]*$/.test(text))
      .map(([field, what, text]): Found => {
        const summary = text === '' ? `${what} is empty` : `${what} "${text}" is not one word`
        return {
          severity: 'error',
          field: `vpn.${field}`,
          summary,
          remedy: 'Write one word, without blanks or ?, that does not begin with !.',
        }
      }),
}

function namesOf(vpn: VpnSettings): readonly (readonly [field: string, what: string, text: string])[] {
  const { credentials, eigrp } = vpn
  return [
    ['mapName', "The crypto map's name", vpn.mapName],
    ['dynamicMapName', "The dynamic map's name", vpn.dynamicMapName],
    ...(eigrp.redistribution
      ? [['eigrp.redistribution', "The route-map's name", eigrp.redistribution.routeMap] as const]
      : []),
    ...(eigrp.authentication
      ? ([
          ['eigrp.authentication', "The key chain's name", eigrp.authentication.keyChain],
          ['eigrp.authentication', "EIGRP's key", eigrp.authentication.key],
        ] as const)
      : []),
    ...vpn.headEndTransformSets.map((set) => ['headEndTransformSets', "A transform-set's name", set.name] as const),
    ...vpn.siteTransformSets.map((set) => ['siteTransformSets', "A transform-set's name", set.name] as const),
    ...(credentials.kind === 'certificates'
      ? ([
          ['credentials', "The trustpoint's name", credentials.trustpoint],
          ['credentials', 'The enrolment URL', credentials.enrollmentUrl],
        ] as const)
      : ([['credentials', 'The pre-shared key', credentials.key]] as const)),
  ]
}
