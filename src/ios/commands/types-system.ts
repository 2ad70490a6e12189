/** Global commands that are neither routing nor crypto. */
export type SystemCommand =
  | { readonly kind: 'version'; readonly release: string }
  | { readonly kind: 'hostname'; readonly name: string }
  /** `service …`, `no service …`: kept as words. */
  | { readonly kind: 'service'; readonly words: string }
  | { readonly kind: 'ip-domain-name'; readonly name: string }
  | { readonly kind: 'ip-domain-lookup' }
  /** As 12.2T and later write the two. */
  | { readonly kind: 'ip-domain-name-later'; readonly name: string }
  | { readonly kind: 'ip-domain-lookup-later' }
  /** Addresses as they are written, or other words. */
  | { readonly kind: 'ip-name-server'; readonly servers: string }
  | { readonly kind: 'ip-host'; readonly name: string; readonly addresses: string }
  | { readonly kind: 'cdp-run' }
  | { readonly kind: 'cdp-enable' }
  | { readonly kind: 'ip-subnet-zero' }
  | { readonly kind: 'ip-classless' }
  | { readonly kind: 'ip-cef'; readonly distributed: boolean }
  | { readonly kind: 'ip-http-server'; readonly secure: boolean }
  | { readonly kind: 'enable-secret'; readonly words: string }
  | { readonly kind: 'username'; readonly words: string }
  | { readonly kind: 'logging'; readonly words: string }
  | { readonly kind: 'clock'; readonly words: string }
  | { readonly kind: 'ntp-server'; readonly address: string }
  /** Opens the line mode: `line con 0`, `line vty 0 4`. */
  | { readonly kind: 'line'; readonly words: string }
  /** A command under `line`, kept as words. */
  | { readonly kind: 'line-setting'; readonly words: string }
  /** Opens what is for the router itself: `control-plane`, of later releases by parts. */
  | { readonly kind: 'control-plane'; readonly part?: string }
  /** `banner …` with its delimited text on following lines, verbatim. */
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'exit' }
