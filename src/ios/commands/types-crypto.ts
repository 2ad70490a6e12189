/** ISAKMP, IPsec, crypto maps, certificates. `flavour` remembers whether `ca` or `pki` was written. */
export type CryptoCommand =
  /** Opens the policy mode. */
  | { readonly kind: 'isakmp-policy'; readonly priority: number }
  /** `des`, `3des`, `aes`, `aes 192`, `aes 256`. */
  | { readonly kind: 'policy-encryption'; readonly cipher: string }
  | { readonly kind: 'policy-hash'; readonly hash: 'sha' | 'md5' | 'sha256' | 'sha384' | 'sha512' }
  | { readonly kind: 'policy-authentication'; readonly method: 'rsa-sig' | 'rsa-encr' | 'pre-share' }
  | { readonly kind: 'policy-group'; readonly group: number }
  | { readonly kind: 'policy-lifetime'; readonly seconds: number }
  | {
      readonly kind: 'isakmp-keepalive'
      readonly seconds: number
      readonly retrySeconds?: number
      readonly mode?: 'periodic' | 'on-demand'
    }
  | {
      readonly kind: 'isakmp-key'
      readonly key: string
      readonly address: string
      readonly mask?: string
      readonly noXauth: boolean
      /** `0` in clear, `6` encrypted; absent = not said. */
      readonly type?: '0' | '6'
    }
  | {
      readonly kind: 'isakmp-key-hostname'
      readonly key: string
      readonly host: string
      readonly noXauth: boolean
      readonly type?: '0' | '6'
    }
  /** Only its `no` is ever written: the release's own policies are not offered. */
  | { readonly kind: 'isakmp-default-policy' }
  /** Opens a ring of pre-shared keys that profiles name. */
  | { readonly kind: 'crypto-keyring'; readonly name: string; readonly vrf?: string }
  | {
      readonly kind: 'keyring-key'
      readonly address: string
      readonly mask?: string
      readonly key: string
      readonly type?: '0' | '6'
    }
  | { readonly kind: 'keyring-key-hostname'; readonly host: string; readonly key: string; readonly type?: '0' | '6' }
  /** The address, or the interface, at which peers of a keyring or profile must have come; and the table of the front door. */
  | { readonly kind: 'ike-local-address'; readonly where: string; readonly vrf?: string }
  /** Opens the mode of an IKEv1 profile. */
  | { readonly kind: 'isakmp-profile'; readonly name: string }
  /** Peers get an interface each, made as this Virtual-Template says. */
  | { readonly kind: 'profile-template'; readonly template: number }
  | { readonly kind: 'profile-keyring'; readonly names: readonly string[] }
  | { readonly kind: 'profile-match-address'; readonly address: string; readonly mask?: string; readonly vrf?: string }
  /** `group X`, `host X`, `host domain X`, `user X`: identities that are no address. */
  | { readonly kind: 'profile-match-name'; readonly words: string }
  /** `address`, `fqdn [NAME]`, `user-fqdn NAME`, or an address. */
  | { readonly kind: 'profile-self-identity'; readonly words: string }
  | { readonly kind: 'profile-keepalive'; readonly seconds: number; readonly retrySeconds: number }
  | { readonly kind: 'profile-trustpoint'; readonly name: string }
  | { readonly kind: 'profile-vrf'; readonly name: string }
  | { readonly kind: 'set-isakmp-profile'; readonly name: string }
  | { readonly kind: 'crypto-map-isakmp-profile'; readonly map: string; readonly name: string }
  | { readonly kind: 'isakmp-identity'; readonly identity: 'address' | 'dn' | 'hostname' }
  | { readonly kind: 'isakmp-invalid-spi-recovery' }
  | { readonly kind: 'isakmp-nat-keepalive'; readonly seconds: number }
  | { readonly kind: 'isakmp-enable' }
  | { readonly kind: 'ipsec-nat-transparency'; readonly word: 'udp-encaps' | 'udp-encapsulation' }
  | { readonly kind: 'ipsec-lifetime-seconds'; readonly seconds: number }
  | { readonly kind: 'ipsec-lifetime-kilobytes'; readonly kilobytes: number }
  | { readonly kind: 'ipsec-idle-time'; readonly seconds: number }
  | { readonly kind: 'ipsec-df-bit'; readonly value: 'copy' | 'clear' | 'set' }
  | { readonly kind: 'ipsec-fragmentation'; readonly value: 'before-encryption' | 'after-encryption' }
  /** Packets that may come late; 0 = `disable`. */
  | { readonly kind: 'ipsec-replay'; readonly window: number }
  /** Of one entry or profile; 0 = it is not looked at. */
  | { readonly kind: 'set-replay'; readonly window: number }
  /** Opens the transform-set mode; transforms as written: `esp-3des`, `esp-aes 256`, `esp-sha-hmac`. */
  | { readonly kind: 'transform-set'; readonly name: string; readonly transforms: readonly string[] }
  | { readonly kind: 'transform-mode'; readonly mode: 'tunnel' | 'transport' }
  /** Opens the mode of an IPsec profile. */
  | { readonly kind: 'ipsec-profile'; readonly name: string }
  /** Opens the dynamic-map mode. */
  | { readonly kind: 'dynamic-map'; readonly name: string; readonly sequence: number }
  | { readonly kind: 'crypto-map-local-address'; readonly map: string; readonly interface: string }
  /** Opens the crypto-map mode; with `dynamic` it only refers to a template. */
  | {
      readonly kind: 'crypto-map'
      readonly map: string
      readonly sequence: number
      readonly dynamic?: string
      /** A peer that is not known is looked for by a probe (TED). */
      readonly discover?: boolean
    }
  | { readonly kind: 'set-peer'; readonly peer: string; readonly default: boolean }
  | { readonly kind: 'set-transform-set'; readonly names: readonly string[] }
  | { readonly kind: 'set-pfs'; readonly group: number }
  | { readonly kind: 'set-lifetime-seconds'; readonly seconds: number }
  | { readonly kind: 'set-lifetime-kilobytes'; readonly kilobytes: number }
  | { readonly kind: 'set-idle-time'; readonly seconds: number; readonly toDefault: boolean }
  | { readonly kind: 'match-address'; readonly list: string }
  | {
      readonly kind: 'reverse-route'
      readonly static: boolean
      readonly tag?: number
      /** The next hop towards the peer; empty = out of the interface that carries the map. */
      readonly remotePeer?: string
      readonly gateway?: boolean
    }
  | { readonly kind: 'set-reverse-route-tag'; readonly tag: number }
  | { readonly kind: 'set-reverse-route-distance'; readonly distance: number }
  | { readonly kind: 'qos-pre-classify' }
  /** Opens the trustpoint mode. */
  | { readonly kind: 'trustpoint'; readonly flavour: 'ca' | 'pki'; readonly name: string }
  /** `enrollment url …`, `subject-name …`, `rsakeypair …` and the rest, kept as words. */
  | { readonly kind: 'trustpoint-setting'; readonly words: string }
  | { readonly kind: 'certificate-chain'; readonly flavour: 'ca' | 'pki'; readonly name: string }
  /** `certificate …` and its hexadecimal lines, verbatim. */
  | { readonly kind: 'certificate'; readonly text: string }
