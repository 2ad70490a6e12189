/** The zone-based firewall: zones, pairs of them, and the policies that inspect what goes from one to the other. */
export type ZoneCommand =
  /** Opens its mode. */
  | { readonly kind: 'zone'; readonly name: string }
  | { readonly kind: 'zone-pair'; readonly name: string; readonly source: string; readonly destination: string }
  | { readonly kind: 'zone-pair-policy'; readonly policy: string }
  /** On an interface. */
  | { readonly kind: 'zone-member'; readonly zone: string }
  | { readonly kind: 'inspect-class'; readonly name: string; readonly any: boolean }
  | { readonly kind: 'inspect-match-list'; readonly list: string; readonly named: boolean }
  | { readonly kind: 'inspect-match-protocol'; readonly protocol: string }
  | { readonly kind: 'inspect-match-class'; readonly name: string }
  | { readonly kind: 'inspect-policy'; readonly name: string }
  /** `class-default` is what no other class takes. */
  | { readonly kind: 'policy-class'; readonly name: string }
  | { readonly kind: 'policy-action'; readonly action: 'inspect' | 'pass' | 'drop'; readonly words?: string }
