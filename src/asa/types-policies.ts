/** Modular policies, and the sizes and times of a firewall. */
export type AsaPolicyCommand =
  /** What a class is of; `match-all` and types of its own stand elsewhere. */
  | { readonly kind: 'class-map'; readonly name: string }
  | { readonly kind: 'class-match'; readonly words: string }
  | { readonly kind: 'policy-map'; readonly name: string }
  | { readonly kind: 'policy-class'; readonly name: string }
  /** What becomes of the class: `inspect icmp`, `set connection timeout idle 0:10:00`, `sfr fail-open`. */
  | { readonly kind: 'class-action'; readonly words: string }
  /** A deeper class or policy of one protocol, or of expressions: `inspect http match-all BAD`, `regex match-any NAMES`. */
  | { readonly kind: 'deeper-class'; readonly words: string }
  | { readonly kind: 'deeper-policy'; readonly words: string }
  /** What a deeper policy looks at: `match request method connect`, `class BAD`, `parameters`. */
  | { readonly kind: 'deeper-part'; readonly words: string }
  /** What it does then: `reset log`, `message-length maximum 512`. */
  | { readonly kind: 'deeper-action'; readonly words: string }
  /** `interface` absent = every interface (`global`). */
  | { readonly kind: 'service-policy'; readonly policy: string; readonly interface?: string; readonly rest?: string }
  /** Two units stand for one. */
  | { readonly kind: 'failover' }
  /** What follows the word: `lan unit primary`, `polltime unit 1 holdtime 15`. */
  | { readonly kind: 'failover-setting'; readonly words: string }
  | { readonly kind: 'monitor-interface'; readonly name: string }
  | { readonly kind: 'mtu'; readonly interface: string; readonly bytes: number }
  /** The greatest segment that a SYN may offer through it, in bytes; 0 = as it comes. */
  | { readonly kind: 'tcpmss'; readonly bytes: number }
  /** `conn 1:00:00 half-closed 0:10:00 udp 0:02:00`: pairs of a word and a time. */
  | { readonly kind: 'timeout'; readonly words: string }
  | { readonly kind: 'management-only'; readonly rest?: string }
  /** What comes in whose source is not reached by the same interface is dropped. */
  | { readonly kind: 'reverse-path'; readonly interface: string }
