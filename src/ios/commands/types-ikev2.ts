/** IKE version 2, as later releases write it. A line may name several algorithms, which are offered in order. */
interface Dpd {
  readonly seconds: number
  readonly retrySeconds: number
  readonly mode: 'periodic' | 'on-demand'
}

export type Ikev2Command =
  /** Opens the proposal mode. */
  | { readonly kind: 'ikev2-proposal'; readonly name: string }
  /** `aes-cbc-256`, `aes-gcm-256`, `3des`, … */
  | { readonly kind: 'ikev2-encryption'; readonly ciphers: readonly string[] }
  | { readonly kind: 'ikev2-integrity'; readonly hashes: readonly string[] }
  | { readonly kind: 'ikev2-prf'; readonly hashes: readonly string[] }
  | { readonly kind: 'ikev2-group'; readonly groups: readonly number[] }
  /** Opens the policy mode. */
  | { readonly kind: 'ikev2-policy'; readonly name: string }
  | { readonly kind: 'ikev2-policy-proposal'; readonly name: string }
  /** Opens the keyring mode. */
  | { readonly kind: 'ikev2-keyring'; readonly name: string }
  /** Opens the mode of one peer of a keyring. */
  | { readonly kind: 'ikev2-peer'; readonly name: string }
  | { readonly kind: 'ikev2-peer-address'; readonly address: string; readonly mask?: string }
  | {
      readonly kind: 'ikev2-peer-key'
      readonly side?: 'local' | 'remote'
      readonly type?: '0' | '6'
      readonly key: string
    }
  /** Opens the profile mode. */
  | { readonly kind: 'ikev2-profile'; readonly name: string }
  /** `any`, `address 0.0.0.0`, and the rest, kept as words. */
  /** The front-door table of peers; `any` = of every one. */
  | { readonly kind: 'ikev2-match-fvrf'; readonly table: string }
  | { readonly kind: 'ikev2-match-identity'; readonly words: string }
  | { readonly kind: 'ikev2-identity-local'; readonly words: string }
  | {
      readonly kind: 'ikev2-authentication'
      readonly side: 'local' | 'remote'
      readonly method: 'rsa-sig' | 'pre-share'
    }
  | { readonly kind: 'ikev2-profile-template'; readonly template: number }
  /** The inside table of what its peers send and get, where the profile is one of a crypto map. */
  | { readonly kind: 'ikev2-profile-vrf'; readonly name: string }
  | { readonly kind: 'ikev2-profile-keyring'; readonly name: string }
  | { readonly kind: 'ikev2-profile-trustpoint'; readonly name: string }
  | { readonly kind: 'ikev2-profile-lifetime'; readonly seconds: number }
  | ({ readonly kind: 'ikev2-dpd' } & Dpd)
  | ({ readonly kind: 'ikev2-profile-dpd' } & Dpd)
  /** Under a crypto map: its tunnels are made by IKEv2, with this profile. */
  | { readonly kind: 'set-ikev2-profile'; readonly name: string }
