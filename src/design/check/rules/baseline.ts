/** Management lines that would leave a device open, or shut out whoever manages it. */
import { BASELINE_ROLES, type Baseline, secretGiven, secretsAsked, unknownPlaces } from '../../model/baseline'
import type { Found, Rule } from '../rule'

/** Words that stand in manuals, in default settings and first on every list of guesses. */
const PUBLISHED: ReadonlySet<string> = new Set(
  'change-me cisco cisco123 class public private admin admin123 password passw0rd secret enable letmein changeme test 123456 12345678 ciscopix default sanfran headend router switch'.split(
    ' ',
  ),
)

export const baseline: Rule = {
  name: 'baseline',
  title: 'Secrets of the management baseline',
  why: 'A login whose secret is missing shuts everybody out, and one that anybody can read in a manual keeps nobody out.',
  source:
    'IOS security command reference: aaa authentication login default local asks the local users, and there are none',
  check: ({ design }) => {
    const told = design.baseline
    if (!told) return []
    return [...secretsAsked(told).flatMap((name) => secretFindings(told, name)), ...placeFindings(told)]
  },
}

const FIELD = 'baseline'

function secretFindings(told: Baseline, name: string): readonly Found[] {
  const value = secretGiven(told, name)
  if (value === '')
    return [
      {
        severity: 'error',
        field: FIELD,
        summary: `The management baseline asks for the secret ${name}, and it is not given: its lines are left out`,
        remedy:
          'Give it under Export, Management, or switch that baseline off. While no user has a secret, aaa, login local and transport input ssh are left out too, since nobody could log in.',
      },
    ]
  if (PUBLISHED.has(value.toLowerCase()))
    return [
      {
        severity: 'error',
        field: FIELD,
        summary: `The secret ${name} of the management baseline is a word that stands in manuals`,
        remedy: 'Choose one that nobody has published.',
      },
    ]
  return /[?\s]/.test(value)
    ? [
        {
          severity: 'warning',
          field: FIELD,
          summary: `The secret ${name} of the management baseline has a blank or a question mark, which cannot be typed at a console as it stands`,
          remedy: 'Choose one without them.',
        },
      ]
    : []
}

const placeFindings = ({ roles }: Baseline): readonly Found[] =>
  BASELINE_ROLES.flatMap((role) => (roles[role]?.on ? unknownPlaces(roles[role].text) : [])).map((word) => ({
    severity: 'warning',
    field: FIELD,
    summary: `${word} in the management baseline is no place that is filled: the line is written as it stands`,
    remedy: 'Write {name}, {interface:outside} (or another role of an interface) or {secret:NAME}.',
  }))
